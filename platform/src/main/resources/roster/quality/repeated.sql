-- Repeated faults (重复性错误): the same thing twice, or the same mistake again and again from one place.

-- check: duplicate-id · FAULT · ROSTER
-- title: 身份证号重复 | Identity number used twice
-- about: 一个号码只属于一个人。 | A number belongs to one person.
-- finding: 有 {0} 人使用同一号码。 | {0} people have the same number.
-- advice: 是同一人的，合并；不是的，更正号码。 | Merge the files if it is one person; otherwise correct the number.
select p.id as person, p.unit_id as unit, p.id::text as subject, d.n::text as a
from p join (select id_number, count(*) as n from p where id_number <> '' group by id_number having count(*) > 1) d using (id_number)

-- check: duplicate-person · DOUBT · ROSTER
-- title: 疑似一人两档 | One person on file twice
-- about: 姓名、性别、出生日期都相同。 | Name, sex and birth date are the same.
-- finding: 有 {0} 份同名同日出生的档案。 | {0} files have this name and birth date.
-- advice: 在“疑似重复人员”中对照，合并或确认为两人。 | Compare them under “likely duplicates”; merge, or confirm two people.
select p.id as person, p.unit_id as unit, p.id::text as subject, d.n::text as a
from p join (select name, sex, birth_date, count(*) as n from p group by name, sex, birth_date having count(*) > 1) d using (name, sex, birth_date)

-- check: career-twice · DOUBT · ROSTER
-- title: 任职经历重复录入 | Stretch of the career entered twice
-- about: 同一职务、同一开始日期只录一次。 | One post from one day is entered once.
-- finding: “{0}”自 {1} 起录了 {2} 次。 | “{0}” from {1} was entered {2} times.
-- advice: 删除多余的一条。 | Remove the others.
select c.person_id as person, c.unit_id as unit, min(c.id)::text as subject, c.wording as a, c.begins_on::text as b, count(*)::text as c
from career c group by c.person_id, c.unit_id, c.wording, c.begins_on having count(*) > 1

-- check: rank-overlap · FAULT · ROSTER
-- title: 职级时间重叠 | Ranks overlap
-- about: 一个人同一时间只有一个职级。 | One rank at a time.
-- finding: “{0}”与“{1}”在 {2} 同时存在。 | “{0}” and “{1}” both hold on {2}.
-- advice: 结束前一职级，或更正日期。 | End the earlier one or correct the dates.
select r.person_id as person, r.unit_id as unit, least(r.id, o.id)::text as subject, r.rank_name as a, o.rank_name as b, greatest(r.begins_on, o.begins_on)::text as c
from ranks r join ranks o on o.person_id = r.person_id and o.id > r.id
  and r.begins_on < coalesce(o.ends_on, date '9999-12-31') and o.begins_on < coalesce(r.ends_on, date '9999-12-31')

-- check: education-twice · DOUBT · ROSTER
-- title: 学历重复录入 | Education entered twice
-- about: 同一院校、同一学历、同一毕业时间只录一次。 | One school, level and graduation is entered once.
-- finding: {0}{1}录了 {2} 次。 | {0} {1} was entered {2} times.
-- advice: 删除多余的一条。 | Remove the others.
select e.person_id as person, e.unit_id as unit, min(e.id)::text as subject, e.school as a, e.education_name as b, count(*)::text as c
from education e group by e.person_id, e.unit_id, e.school, e.education_name, e.graduated_on having count(*) > 1

-- check: training-twice · DOUBT · ROSTER
-- title: 培训重复录入 | Training entered twice
-- about: 同一班次重复计算会多算学时。 | A course that is entered twice counts its hours twice.
-- finding: “{0}”{1} 录了 {2} 次。 | “{0}” of {1} was entered {2} times.
-- advice: 删除多余的一条。 | Remove the others.
select t.person_id as person, t.unit_id as unit, min(t.id)::text as subject, t.course as a, t.begins_on::text as b, count(*)::text as c
from trainings t group by t.person_id, t.unit_id, t.course, t.begins_on having count(*) > 1

-- check: honour-twice · DOUBT · ROSTER
-- title: 奖励重复录入 | Honour entered twice
-- about: 同一奖励、同一批准日期只录一次。 | One honour of one day is entered once.
-- finding: “{0}”{1} 录了 {2} 次。 | “{0}” of {1} was entered {2} times.
-- advice: 删除多余的一条。 | Remove the others.
select h.person_id as person, h.unit_id as unit, min(h.id)::text as subject, h.name as a, h.granted_on::text as b, count(*)::text as c
from honours h group by h.person_id, h.unit_id, h.name, h.granted_on having count(*) > 1

-- check: title-twice · DOUBT · ROSTER
-- title: 专业技术职务重复录入 | Title entered twice
-- about: 同一职称只录一次。 | One title is entered once.
-- finding: “{0}”录了 {1} 次。 | “{0}” was entered {1} times.
-- advice: 删除多余的一条。 | Remove the others.
select t.person_id as person, t.unit_id as unit, min(t.id)::text as subject, t.title_name as a, count(*)::text as b
from titles t group by t.person_id, t.unit_id, t.title_code, t.title_name having count(*) > 1

-- check: appraisal-twice · FAULT · APPRAISAL
-- title: 同一年度考核重复 | Two appraisals of one year
-- about: 一个年度只有一个考核结果。 | A year has one grade.
-- finding: {0} 年度有 {1} 个结果。 | {0} has {1} grades.
-- advice: 保留正确的一条。 | Keep the right one.
select a.person_id as person, a.unit_id as unit, a.year::text as subject, a.year::text as a, count(*)::text as b
from appraisals a group by a.person_id, a.unit_id, a.year having count(*) > 1

-- check: sanction-twice · DOUBT · DISCIPLINE
-- title: 处分重复录入 | Sanction entered twice
-- about: 同一处分、同一决定日期只录一次。 | One sanction of one day is entered once.
-- finding: “{0}”{1} 录了 {2} 次。 | “{0}” of {1} was entered {2} times.
-- advice: 删除多余的一条。 | Remove the others.
select x.person_id as person, x.unit_id as unit, min(x.id)::text as subject, x.name as a, x.decided_on::text as b, count(*)::text as c
from sanctions x group by x.person_id, x.unit_id, x.name, x.decided_on having count(*) > 1

-- check: relative-twice · DOUBT · FAMILY
-- title: 家庭成员重复录入 | Relative entered twice
-- about: 同一称谓、同一姓名只录一次。 | One relation and name is entered once.
-- finding: {0}“{1}”录了 {2} 次。 | {0} “{1}” was entered {2} times.
-- advice: 删除多余的一条。 | Remove the others.
select f.person_id as person, f.unit_id as unit, min(f.id)::text as subject, f.relation_name as a, f.name as b, count(*)::text as c
from family f group by f.person_id, f.unit_id, f.relation_name, f.name having count(*) > 1

-- check: two-spouses · DOUBT · FAMILY
-- title: 配偶不止一人 | More than one spouse
-- about: 家庭成员中现任配偶只有一人；前配偶不列入。 | There is one spouse; a former one is not listed.
-- finding: 列有 {0} 名配偶。 | {0} are listed.
-- advice: 核实后保留现任配偶。 | Keep the present one.
select f.person_id as person, f.unit_id as unit, f.person_id::text as subject, count(*)::text as a
from family f where f.relation_name in ('配偶', '丈夫', '妻子', '妻', '夫') group by f.person_id, f.unit_id having count(*) > 1

-- check: same-mistake · NOTE · ROSTER
-- title: 同一单位反复出现同类差错 | The same mistake again and again in one unit
-- about: 同一单位同一项核查有五条以上未消除，多半是录入方法的问题，宜从源头纠正。 | Five or more open findings of one check in one unit point to the way of entering; mend it at the source.
-- finding: “{0}”一项有 {1} 条。 | {1} findings of “{0}”.
-- advice: 与该单位经办人一起核对录入办法，成批更正。 | Go through the way of entering with the unit and correct them together.
select null::uuid as person, f.unit_id as unit, f.check_id as subject, f.check_id as a, count(*)::text as b
from roster.quality_finding f
where f.gone_at is null and f.state <> 'EXPLAINED' and f.person_id is not null and f.information_class = 'ROSTER'
group by f.unit_id, f.check_id having count(*) >= 5
