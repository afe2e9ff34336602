package org.zhiren.platform.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.Deserializer;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How sessions are kept, and how their attributes become bytes and objects again. Only classes that
 * a session needs are made from bytes: whoever can write the table must not be able to run code
 * here.
 */
@Configuration(proxyBeanMethods = false)
class SessionStore {

  static final ObjectInputFilter NEEDED =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=12;maxarray=10000;maxbytes=200000;maxrefs=2000;"
              + "org.zhiren.platform.access.SessionAccount;"
              + "org.springframework.security.core.context.SecurityContextImpl;"
              + "org.springframework.security.authentication.UsernamePasswordAuthenticationToken;"
              + "org.springframework.security.authentication.AbstractAuthenticationToken;"
              + "org.springframework.security.web.csrf.DefaultCsrfToken;"
              + "org.springframework.security.oauth2.core.endpoint.*;"
              + "org.springframework.security.oauth2.core.AuthorizationGrantType;"
              + "java.lang.String;java.lang.Number;java.lang.Long;java.lang.Integer;java.lang.Boolean;"
              + "java.lang.Enum;java.lang.Object;java.util.UUID;java.util.ArrayList;"
              + "java.util.Collections$*;java.util.ImmutableCollections$*;java.util.CollSer;"
              + "java.util.HashMap;java.util.LinkedHashMap;java.util.Map$Entry;java.util.HashSet;java.util.LinkedHashSet;"
              + "java.util.TreeMap;java.util.Map;java.util.List;java.util.Set;!*");

  private static final ScopedValue<Boolean> READING = ScopedValue.newInstance();

  @Bean
  GenericConversionService springSessionConversionService() {
    GenericConversionService conversions = new GenericConversionService();
    conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
    conversions.addConverter(byte[].class, Object.class, new DeserializingConverter(reader()));
    return conversions;
  }

  /**
   * Transactions of the session table alone. They do not ask who acts: to know that, the session
   * must be read first.
   */
  @Bean(defaultCandidate = false)
  @Qualifier("springSessionTransactionOperations")
  TransactionOperations springSessionTransactionOperations(DataSource dataSource) {
    TransactionTemplate sessions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    sessions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return new TransactionOperations() {
      @Override
      public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        return READING.isBound() && !TransactionSynchronizationManager.isActualTransactionActive()
            ? TransactionOperations.withoutTransaction().execute(action)
            : sessions.execute(action);
      }
    };
  }

  /** One statement that reads needs no transaction around it: two ways to the database less. */
  static <T extends @Nullable Object> T reading(Supplier<T> read) {
    return ScopedValue.where(READING, true).call(read::get);
  }

  /**
   * What changes in a session is committed without waiting for the disk: at worst somebody signs in
   * again after a crash of the machine. Making and ending a session do wait.
   */
  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> quickUpdates() {
    return sessions ->
        sessions.setUpdateSessionQuery(
            """
            update %TABLE_NAME%
            set session_id = ?, last_access_time = ?, max_inactive_interval = ?, expiry_time = ?, principal_name = ?
            where primary_id = ? and set_config('synchronous_commit', 'off', true) = 'off'
            """);
  }

  /** Puts what a request remembers before the sessions of the database. */
  @Bean
  static BeanPostProcessor rememberedSessions() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof JdbcIndexedSessionRepository stored
            ? new RememberedSessions<>(stored)
            : bean;
      }
    };
  }

  @Bean
  FilterRegistrationBean<RememberedSessions.WhileARequestLasts> sessionsWhileARequestLasts() {
    FilterRegistrationBean<RememberedSessions.WhileARequestLasts> first =
        new FilterRegistrationBean<>(new RememberedSessions.WhileARequestLasts());
    first.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
    return first;
  }

  static Deserializer<Object> reader() {
    return SessionStore::read;
  }

  private static Object read(InputStream in) throws IOException {
    ObjectInputStream objects = new ObjectInputStream(in);
    objects.setObjectInputFilter(NEEDED);
    try {
      return objects.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException("A session attribute has an unknown class.", e);
    }
  }
}
