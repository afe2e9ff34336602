-- Simple faults (简单性错误): what cannot be so, whatever the circumstances.
-- Each check answers person, unit, subject (what tells two findings apart), and up to three facts for the wording.

-- check: id-format · FAULT · ROSTER
-- title: 身份证号格式不对 | Identity number has the wrong form
-- about: 公民身份号码为 17 位数字加 1 位校验码（GB 11643-1999）。 | An identity number has 17 digits and a check character (GB 11643-1999).
-- finding: 号码为 {0} 位，或含有不该有的字符。 | The number has {0} characters or contains one that does not belong there.
-- advice: 对照身份证原件重新录入。 | Enter it anew from the identity card.
select p.id as person, p.unit_id as unit, p.id::text as subject, length(p.id_number)::text as a from p
where p.id_number !~ '^[0-9]{17}[0-9X]$'

-- check: id-checksum · FAULT · ROSTER
-- title: 身份证校验码错误 | Identity number fails its check character
-- about: 末位校验码由前 17 位算出，对不上说明号码中有录错的数字。 | The last character follows from the first 17; if it does not, a digit was entered wrongly.
-- finding: 末位为 {0}，按前 17 位应为 {1}。 | The last character is {0}; the first 17 digits call for {1}.
-- advice: 对照身份证原件更正号码。 | Correct the number from the identity card.
select x.id as person, x.unit_id as unit, x.id::text as subject, right(x.id_number, 1) as a, x.due as b
from (
  select p.id, p.unit_id, p.id_number,
    substr('10X98765432', 1 + (select sum(substr(p.id_number, i, 1)::int * (array[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2])[i])
                               from generate_series(1, 17) i)::int % 11, 1) as due
  from p where p.id_number ~ '^[0-9]{17}[0-9X]$') x
where right(x.id_number, 1) <> x.due

-- check: id-birth · FAULT · ROSTER
-- title: 身份证号与出生日期不符 | Identity number and birth date differ
-- about: 号码第 7 至 14 位是出生日期。 | Characters 7 to 14 of the number are the birth date.
-- finding: 号码中为 {0}，登记为 {1}。 | The number says {0}, the record says {1}.
-- advice: 以档案审核认定的出生日期为准，更正登记或核实号码。 | The date settled by the archive review counts; correct the record or verify the number.
select p.id as person, p.unit_id as unit, p.id::text as subject, substr(p.id_number, 7, 8) as a, p.birth_date::text as b from p
where p.id_number ~ '^[0-9]{17}[0-9X]$' and substr(p.id_number, 7, 8) <> to_char(p.birth_date, 'YYYYMMDD')

-- check: id-sex · FAULT · ROSTER
-- title: 身份证号与性别不符 | Identity number and sex differ
-- about: 号码第 17 位奇数为男、偶数为女。 | The 17th digit is odd for men and even for women.
-- finding: 第 17 位为 {0}，与登记的性别不符。 | The 17th digit is {0}, which does not go with the sex on record.
-- advice: 核实性别和号码，更正录错的一项。 | Verify both and correct the wrong one.
select p.id as person, p.unit_id as unit, p.id::text as subject, substr(p.id_number, 17, 1) as a from p
where p.id_number ~ '^[0-9]{17}[0-9X]$' and (substr(p.id_number, 17, 1)::int % 2 = 1) <> (p.sex = '1')

-- check: birth-implausible · FAULT · ROSTER
-- title: 出生日期不合常理 | Birth date implausible
-- about: 在职人员应已满 16 周岁、不满 80 周岁。 | Somebody in service is at least 16 and not yet 80.
-- finding: 出生日期为 {0}，在职。 | Born {0} and in service.
-- advice: 核实出生日期；已离任的，办理离任登记。 | Verify the date; if the person has left, enter it.
select p.id as person, p.unit_id as unit, p.id::text as subject, p.birth_date::text as a from p
where p.left_on is null and (p.birth_date > :today - interval '16 years' or p.birth_date <= :today - interval '80 years')

-- check: name-characters · DOUBT · ROSTER
-- title: 姓名含有多余字符 | Name contains stray characters
-- about: 姓名用汉字，少数民族姓名用间隔号“·”；不加空格、数字和字母。 | Names are written in Chinese characters, minority names with “·”, without spaces, digits or letters.
-- finding: 姓名中有空格、数字、字母或不规范的间隔号。 | The name contains a space, a digit, a letter or another dot.
-- advice: 删去多余字符，间隔号统一为“·”。 | Take the stray characters out and use “·”.
select p.id as person, p.unit_id as unit, p.id::text as subject from p where p.name ~ '[0-9A-Za-z\s.．•・]'

-- check: future-honour · FAULT · ROSTER
-- title: 奖励日期晚于今天 | Honour dated in the future
-- about: 已登记的奖励应当已经批准。 | An honour on record has been granted.
-- finding: “{0}”的批准日期为 {1}。 | “{0}” is dated {1}.
-- advice: 核对表彰文件，更正日期。 | Check the document and correct the date.
select h.person_id as person, h.unit_id as unit, h.id::text as subject, h.name as a, h.granted_on::text as b from honours h where h.granted_on > :today

-- check: future-sanction · FAULT · DISCIPLINE
-- title: 处分日期晚于今天 | Sanction dated in the future
-- about: 已登记的处分应当已经决定。 | A sanction on record has been decided.
-- finding: “{0}”的决定日期为 {1}。 | “{0}” is dated {1}.
-- advice: 核对处分决定，更正日期。 | Check the decision and correct the date.
select x.person_id as person, x.unit_id as unit, x.id::text as subject, x.name as a, x.decided_on::text as b from sanctions x where x.decided_on > :today

-- check: future-title · FAULT · ROSTER
-- title: 专业技术职务取得日期晚于今天 | Title dated in the future
-- about: 已登记的职称应当已经取得。 | A title on record has been gained.
-- finding: “{0}”的取得日期为 {1}。 | “{0}” is dated {1}.
-- advice: 核对证书，更正日期。 | Check the certificate and correct the date.
select t.person_id as person, t.unit_id as unit, t.id::text as subject, t.title_name as a, t.gained_on::text as b from titles t where t.gained_on > :today

-- check: future-training · FAULT · ROSTER
-- title: 培训日期晚于今天 | Training dated in the future
-- about: 已登记的培训应当已经开始。 | A training on record has begun.
-- finding: “{0}”的开始日期为 {1}。 | “{0}” begins on {1}.
-- advice: 更正日期，或待参训后再登记。 | Correct the date, or enter it when it has taken place.
select t.person_id as person, t.unit_id as unit, t.id::text as subject, t.course as a, t.begins_on::text as b from trainings t where t.begins_on > :today

-- check: future-rank · FAULT · ROSTER
-- title: 职级日期晚于今天 | Rank dated in the future
-- about: 已登记的职级应当已经生效。 | A rank on record is in effect.
-- finding: “{0}”的开始日期为 {1}。 | “{0}” begins on {1}.
-- advice: 核对批准文件，更正日期。 | Check the document and correct the date.
select r.person_id as person, r.unit_id as unit, r.id::text as subject, r.rank_name as a, r.begins_on::text as b from ranks r where r.begins_on > :today

-- check: future-party · FAULT · ROSTER
-- title: 入党时间晚于今天 | Party membership dated in the future
-- about: 入党时间不能在将来。 | Nobody joins in the future.
-- finding: 入党时间为 {0}。 | The date is {0}.
-- advice: 以档案中的入党志愿书为准更正。 | Correct it from the application in the archive.
select p.id as person, p.unit_id as unit, p.id::text as subject, p.party_join_date::text as a from p where p.party_join_date > :today

-- check: future-work · FAULT · ROSTER
-- title: 参加工作时间晚于今天 | Start of work dated in the future
-- about: 参加工作时间不能在将来。 | Nobody on record starts in the future.
-- finding: 参加工作时间为 {0}。 | The date is {0}.
-- advice: 以档案审核认定的时间为准更正。 | Correct it from the archive review.
select p.id as person, p.unit_id as unit, p.id::text as subject, p.work_start_date::text as a from p where p.work_start_date > :today

-- check: education-order · FAULT · ROSTER
-- title: 毕业时间早于入学时间 | Graduation before enrolment
-- about: 先入学，后毕业。 | One enrols before one graduates.
-- finding: {0}：{1} 入学，{2} 毕业。 | {0}: enrolled {1}, graduated {2}.
-- advice: 对照毕业证书更正。 | Correct it from the certificate.
select e.person_id as person, e.unit_id as unit, e.id::text as subject, e.school as a, e.enrolled_on::text as b, e.graduated_on::text as c
from education e where e.graduated_on < e.enrolled_on

-- check: education-length · DOUBT · ROSTER
-- title: 学习年限不合常理 | Length of study implausible
-- about: 学历教育一般不少于一年、不超过十年。 | A course of study takes between one and ten years.
-- finding: {0}：{1} 入学，{2} 毕业。 | {0}: enrolled {1}, graduated {2}.
-- advice: 对照毕业证书核实起止时间。 | Verify both dates from the certificate.
select e.person_id as person, e.unit_id as unit, e.id::text as subject, e.school as a, e.enrolled_on::text as b, e.graduated_on::text as c
from education e where e.graduated_on >= e.enrolled_on
  and (e.graduated_on < e.enrolled_on + interval '9 months' or e.graduated_on > e.enrolled_on + interval '10 years')

-- check: education-young · DOUBT · ROSTER
-- title: 入学年龄不合常理 | Age at enrolment implausible
-- about: 高等教育入学一般不早于 14 周岁。 | Higher education rarely begins before the age of 14.
-- finding: 出生于 {0}，{1} 进入{2}。 | Born {0}, enrolled {1} at {2}.
-- advice: 核实出生日期和入学时间。 | Verify the birth date and the enrolment.
select e.person_id as person, e.unit_id as unit, e.id::text as subject, p.birth_date::text as a, e.enrolled_on::text as b, e.school as c
from education e join p on p.id = e.person_id
where e.education_code < '35' and e.enrolled_on < p.birth_date + interval '14 years'

-- check: education-missing · DOUBT · ROSTER
-- title: 没有学历信息 | No education on record
-- about: 任免表和资格审查都要用到学历。 | The official form and the rules both need it.
-- finding: 没有任何学历。 | There is none.
-- advice: 补录学历学位。 | Enter it.
select p.id as person, p.unit_id as unit, p.id::text as subject from p
where p.left_on is null and not exists (select from education e where e.person_id = p.id)

-- check: education-highest · DOUBT · ROSTER
-- title: 最高学历标记不唯一 | Highest education not marked once
-- about: 有学历的人应有且只有一条标为最高学历。 | Exactly one education is marked as the highest.
-- finding: 有 {0} 条标为最高。 | {0} are marked.
-- advice: 只保留一条最高学历标记。 | Leave one mark.
select p.id as person, p.unit_id as unit, p.id::text as subject, count(*) filter (where e.highest)::text as a
from p join education e on e.person_id = p.id where p.left_on is null
group by p.id, p.unit_id having count(*) filter (where e.highest) <> 1

-- check: training-order · FAULT · ROSTER
-- title: 培训结束早于开始 | Training ends before it begins
-- about: 先开始，后结束。 | It begins before it ends.
-- finding: “{0}”：{1} 开始，{2} 结束。 | “{0}” begins {1} and ends {2}.
-- advice: 对照结业证明更正。 | Correct it from the certificate.
select t.person_id as person, t.unit_id as unit, t.id::text as subject, t.course as a, t.begins_on::text as b, t.ends_on::text as c
from trainings t where t.ends_on < t.begins_on

-- check: training-hours · DOUBT · ROSTER
-- title: 培训学时不合常理 | Training hours implausible
-- about: 一天一般不超过 12 学时。 | A day has at most 12 recognised hours.
-- finding: “{0}”历时 {1} 天，登记 {2} 学时。 | “{0}” took {1} days and counts {2} hours.
-- advice: 核对学时证明。 | Check the certificate.
select t.person_id as person, t.unit_id as unit, t.id::text as subject, t.course as a, (t.ends_on - t.begins_on + 1)::text as b, t.hours::text as c
from trainings t where t.ends_on >= t.begins_on and t.hours > 12 * (t.ends_on - t.begins_on + 1)

-- check: party-date-missing · FAULT · ROSTER
-- title: 党员没有入党时间 | Party member without a date
-- about: 政治面貌为中共党员或预备党员的，应有入党时间。 | A member has a date of joining.
-- finding: 政治面貌为“{0}”，没有入党时间。 | The status is “{0}”; there is no date.
-- advice: 以档案中的入党志愿书为准补录。 | Enter it from the application in the archive.
select p.id as person, p.unit_id as unit, p.id::text as subject, p.political_status as a from p
where p.political_status in ('中共党员', '预备党员') and p.party_join_date is null

-- check: party-date-stray · DOUBT · ROSTER
-- title: 非党员有入党时间 | Date of joining without membership
-- about: 入党时间只属于中共党员和预备党员；民主党派另计。 | The date belongs to members of the Party only.
-- finding: 政治面貌为“{0}”，入党时间为 {1}。 | The status is “{0}”, the date is {1}.
-- advice: 核实政治面貌，更正其中一项。 | Verify the status and correct one of the two.
select p.id as person, p.unit_id as unit, p.id::text as subject, p.political_status as a, p.party_join_date::text as b from p
where p.party_join_date is not null and p.political_status in ('群众', '共青团员', '无党派')

-- check: work-start-missing · FAULT · ROSTER
-- title: 没有参加工作时间 | No start of work
-- about: 工龄和任职资格都由它算起。 | Seniority and qualification count from it.
-- finding: 参加工作时间为空。 | The field is empty.
-- advice: 以档案审核认定的时间补录。 | Enter it from the archive review.
select p.id as person, p.unit_id as unit, p.id::text as subject from p where p.left_on is null and p.work_start_date is null

-- check: native-place-missing · NOTE · ROSTER
-- title: 没有籍贯 | No native place
-- about: 任免表需要籍贯和出生地。 | The official form needs it.
-- finding: 籍贯或出生地为空。 | Native place or birthplace is empty.
-- advice: 补录。 | Enter it.
select p.id as person, p.unit_id as unit, p.id::text as subject from p where p.left_on is null and (p.native_place = '' or p.birthplace = '')

-- check: career-missing · FAULT · ROSTER
-- title: 在职而没有任职经历 | In service without any career
-- about: 在职人员至少有一段任职经历。 | Somebody in service has at least one stretch.
-- finding: 没有任何任职经历。 | There is none.
-- advice: 补录任职经历。 | Enter it.
select p.id as person, p.unit_id as unit, p.id::text as subject from p
where p.left_on is null and not exists (select from career c where c.person_id = p.id)

-- check: resume-gap · DOUBT · ROSTER
-- title: 简历断档 | Gap in the career
-- about: 相邻两段主职之间空缺超过一个月，需要说明。 | More than a month missing between two main posts needs an explanation.
-- finding: {0} 之后到 {1} 之前没有经历。 | Nothing between {0} and {1}.
-- advice: 补录缺少的经历，或更正起止时间；确无工作的，说明情况。 | Enter what is missing, correct the dates, or explain.
select x.person_id as person, x.unit_id as unit, x.id::text as subject, x.ends_on::text as a, x.next::text as b from (
  select c.*, lead(c.begins_on) over w as next, max(coalesce(c.ends_on, date '9999-12-31')) over (partition by c.person_id order by c.begins_on, c.id) as reached
  from career c where c.main window w as (partition by c.person_id order by c.begins_on, c.id)) x
where x.next is not null and x.reached < x.next - 31

-- check: career-before-work · DOUBT · ROSTER
-- title: 首段经历与参加工作时间不符 | First stretch and start of work differ
-- about: 第一段工作经历一般从参加工作时间开始。 | The first stretch begins with the start of work.
-- finding: 参加工作时间为 {0}，首段经历始于 {1}。 | Start of work {0}, first stretch from {1}.
-- advice: 核实二者，更正不实的一项。 | Verify both and correct the wrong one.
select p.id as person, p.unit_id as unit, p.id::text as subject, p.work_start_date::text as a, f.begins_on::text as b
from p join lateral (select c.begins_on from career c where c.person_id = p.id order by c.begins_on limit 1) f on true
where p.left_on is null and p.work_start_date is not null and abs(f.begins_on - p.work_start_date) > 62

-- check: confirmed-early · FAULT · ROSTER
-- title: 试用期未满即转正 | Confirmed before the end of probation
-- about: 任职试用期为一年。 | Probation lasts a year.
-- finding: “{0}”：试用期至 {1}，{2} 转正。 | “{0}”: probation until {1}, confirmed {2}.
-- advice: 核对转正文件，更正日期。 | Check the document and correct the date.
select c.person_id as person, c.unit_id as unit, c.id::text as subject, c.wording as a, c.probation_until::text as b, c.confirmed_on::text as c
from career c where c.confirmed_on < c.probation_until

-- check: post-unit-unknown · NOTE · ROSTER
-- title: 现任职务没有对应单位 | Present post without a unit
-- about: 现任职务应与机构库中的单位对应，否则职数和回避无法核对。 | A present post belongs to a unit on record; otherwise quotas and recusal cannot be checked.
-- finding: “{0}”没有对应的单位。 | “{0}” has no unit.
-- advice: 更正该段经历，选择单位。 | Correct the stretch and choose the unit.
select c.person_id as person, c.unit_id as unit, c.id::text as subject, c.wording as a
from career c join p on p.id = c.person_id where p.left_on is null and c.ends_on is null and c.at_unit_id is null

-- check: sanction-effect · DOUBT · DISCIPLINE
-- title: 影响期与月数不符 | Effect period and months differ
-- about: 影响期届满之日由决定日期加月数算出。 | The end follows from the day of the decision and the months.
-- finding: {0} 决定，影响期 {1} 个月，登记至 {2}。 | Decided {0}, {1} months, on record until {2}.
-- advice: 核对处分决定。 | Check the decision.
select x.person_id as person, x.unit_id as unit, x.id::text as subject, x.decided_on::text as a, x.effect_months::text as b, x.effect_ends::text as c
from sanctions x where abs(x.effect_ends - (x.decided_on + make_interval(months => x.effect_months))::date) > 31

-- check: appraisal-year · FAULT · APPRAISAL
-- title: 考核年度不对 | Appraisal of an impossible year
-- about: 考核年度不早于参加工作，不晚于今年。 | Not before the start of work, not after this year.
-- finding: 有 {0} 年度的考核。 | There is one of {0}.
-- advice: 更正年度。 | Correct the year.
select a.person_id as person, a.unit_id as unit, a.id::text as subject, a.year::text as a from appraisals a join p on p.id = a.person_id
where a.year > extract(year from cast(:today as date)) or a.year < extract(year from p.work_start_date)

-- check: parent-age · FAULT · FAMILY
-- title: 父母年龄不合常理 | Age of a parent implausible
-- about: 父母一般比子女年长 14 岁以上。 | A parent is at least 14 years older.
-- finding: {0}出生于 {1}，本人出生于 {2}。 | {0} born {1}, the person {2}.
-- advice: 核实出生日期或称谓。 | Verify the dates or the relation.
select f.person_id as person, f.unit_id as unit, f.id::text as subject, f.relation_name as a, f.birth_date::text as b, p.birth_date::text as c
from family f join p on p.id = f.person_id
where f.relation_name in ('父亲', '母亲') and f.birth_date > p.birth_date - interval '14 years'

-- check: left-with-post · FAULT · ROSTER
-- title: 已离任而任职未结束 | Left, but a post goes on
-- about: 离任时各职务同时结束。 | Every post ends when somebody leaves.
-- finding: {0} 离任，“{1}”仍为现任。 | Left on {0}; “{1}” goes on.
-- advice: 结束该段任职。 | End the stretch.
select p.id as person, p.unit_id as unit, c.id::text as subject, p.left_on::text as a, c.wording as b
from p join career c on c.person_id = p.id where p.left_on is not null and (c.ends_on is null or c.ends_on > p.left_on)
