package org.zhiren.platform.roster.exchange.web;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhiren.dossiers.Photo;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.exchange.Photos;
import org.zhiren.platform.shell.NotFound;

/** The photo of a person as it came with a file; whoever has none is drawn. */
@Controller
@Allowed(Right.ROSTER_READ)
class PhotoController {

  private final People people;
  private final Photos photos;

  PhotoController(People people, Photos photos) {
    this.people = people;
    this.photos = photos;
  }

  /** Only pictures go out, under the type that their first bytes tell, whatever the file said. */
  @GetMapping("/roster/{id}/photo")
  ResponseEntity<byte[]> photo(@PathVariable UUID id) {
    if (people.find(id).isEmpty()) {
      throw new NotFound("person " + id);
    }
    Optional<Photo> photo = photos.of(id);
    if (photo.isEmpty() || photo.get().type() == Photo.Type.UNKNOWN) {
      return ResponseEntity.status(HttpStatus.FOUND)
          .location(URI.create("/roster/" + id + "/portrait.svg"))
          .build();
    }
    MediaType type =
        switch (photo.get().type()) {
          case JPEG -> MediaType.IMAGE_JPEG;
          case PNG -> MediaType.IMAGE_PNG;
          case GIF -> MediaType.IMAGE_GIF;
          case BMP, UNKNOWN -> MediaType.parseMediaType("image/bmp");
        };
    return ResponseEntity.ok()
        .contentType(type)
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .body(photo.get().bytes());
  }
}
