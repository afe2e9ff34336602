-- Faults of principle (原则性错误): a limit of law or discipline is broken, or the record says so.

-- check: party-too-young · FAULT · ROSTER
-- title: 入党时未满十八周岁 | Joined the Party before the age of 18
-- about: 党章第一条：年满十八岁方可申请入党。 | Constitution of the Party, article 1: applicants are at least 18.
-- finding: {0} 出生，{1} 入党。 | Born {0}, joined {1}.
-- advice: 核对档案中的出生日期和入党志愿书，按规定认定。 | Check both dates in the archive and have them settled.
select p.id as person, p.unit_id as unit, p.id::text as subject, p.birth_date::text as a, p.party_join_date::text as b from p
where p.political_status in ('中共党员', '预备党员') and p.party_join_date < (p.birth_date + interval '18 years')::date

-- check: work-too-young · FAULT · ROSTER
-- title: 参加工作时未满十六周岁 | Started work before the age of 16
-- about: 劳动法第十五条：禁止招用未满十六周岁的未成年人。 | Labour Law, article 15: nobody under 16 is employed.
-- finding: {0} 出生，{1} 参加工作。 | Born {0}, started {1}.
-- advice: 核对档案中的出生日期和参加工作时间，按规定认定。 | Check both dates in the archive and have them settled.
select p.id as person, p.unit_id as unit, p.id::text as subject, p.birth_date::text as a, p.work_start_date::text as b from p
where p.work_start_date < (p.birth_date + interval '16 years')::date

-- check: archive-birth · FAULT · ROSTER
-- title: 出生日期与档案不一致 | Birth date differs from the archive
-- about: 三龄两历一身份以档案审核认定的为准。 | What the archive review settled counts.
-- finding: 登记为 {0}，档案审核为 {1}。 | On record {0}, in the archive {1}.
-- advice: 按审核认定更正登记。 | Correct the record.
select p.id as person, p.unit_id as unit, p.id::text as subject, p.birth_date::text as a, v.birth_date::text as b
from p join archive v on v.person_id = p.id where v.birth_date <> p.birth_date

-- check: archive-work · FAULT · ROSTER
-- title: 参加工作时间与档案不一致 | Start of work differs from the archive
-- about: 三龄两历一身份以档案审核认定的为准。 | What the archive review settled counts.
-- finding: 登记为 {0}，档案审核为 {1}。 | On record {0}, in the archive {1}.
-- advice: 按审核认定更正登记。 | Correct the record.
select p.id as person, p.unit_id as unit, p.id::text as subject, coalesce(p.work_start_date::text, '—') as a, v.work_start_date::text as b
from p join archive v on v.person_id = p.id where v.work_start_date is not null and v.work_start_date is distinct from p.work_start_date

-- check: archive-party · FAULT · ROSTER
-- title: 入党时间与档案不一致 | Date of joining differs from the archive
-- about: 三龄两历一身份以档案审核认定的为准。 | What the archive review settled counts.
-- finding: 登记为 {0}，档案审核为 {1}。 | On record {0}, in the archive {1}.
-- advice: 按审核认定更正登记。 | Correct the record.
select p.id as person, p.unit_id as unit, p.id::text as subject, coalesce(p.party_join_date::text, '—') as a, v.party_join_date::text as b
from p join archive v on v.person_id = p.id where v.party_join_date is not null and v.party_join_date is distinct from p.party_join_date

-- check: archive-education · FAULT · ROSTER
-- title: 最高学历与档案不一致 | Highest education differs from the archive
-- about: 三龄两历一身份以档案审核认定的为准。 | What the archive review settled counts.
-- finding: 登记的最高学历代码为 {0}，档案审核为 {1}。 | Code on record {0}, in the archive {1}.
-- advice: 核对毕业证书和学籍材料，更正登记或重新审核。 | Check the certificates; correct the record or review anew.
select p.id as person, p.unit_id as unit, p.id::text as subject, e.education_code as a, v.highest_education_code as b
from p join archive v on v.person_id = p.id
join lateral (select h.education_code from education h where h.person_id = p.id and h.highest order by h.id limit 1) e on true
where e.education_code <> v.highest_education_code

-- check: archive-identity · DOUBT · ROSTER
-- title: 身份与人员类别不一致 | Status and category differ
-- about: 档案认定的身份应与人员类别相符。 | The status settled by the archive goes with the category.
-- finding: 人员类别为“{0}”，档案认定为“{1}”。 | Category “{0}”, status “{1}”.
-- advice: 核对录用、调任手续，更正其中一项。 | Check the papers and correct one of the two.
select p.id as person, p.unit_id as unit, p.id::text as subject, p.category as a, v.identity as b
from p join archive v on v.person_id = p.id
where (p.category = '公务员' and v.identity <> '公务员') or (p.category like '企业%' and v.identity <> '企业')
   or (p.category like '事业单位%' and v.identity <> '事业编制')

-- check: archive-missing · NOTE · ROSTER
-- title: 没有档案审核 | No archive review
-- about: 提拔任用前须审核档案。 | The archive is reviewed before any promotion.
-- finding: 领导职务人员尚无档案审核记录。 | Holds a leading post and has no review on record.
-- advice: 安排档案审核。 | Have the archive reviewed.
select p.id as person, p.unit_id as unit, p.id::text as subject from p
where p.left_on is null and p.level_code <= '1A42' and not exists (select from archive v where v.person_id = p.id)

-- check: overlapping-posts · FAULT · ROSTER
-- title: 主职任职时间重叠 | Main posts overlap
-- about: 同一时间只有一个主职，其余为兼任。 | One main post at a time; others are held beside it.
-- finding: “{0}”与“{1}”自 {2} 起重叠。 | “{0}” and “{1}” overlap from {2}.
-- advice: 结束前一职务，或把其中一段标为兼任。 | End the earlier one, or mark one as held beside.
select c.person_id as person, c.unit_id as unit, least(c.id, o.id)::text as subject, c.wording as a, o.wording as b, greatest(c.begins_on, o.begins_on)::text as c
from career c join career o on o.person_id = c.person_id and o.id > c.id and c.main and o.main
  and c.begins_on < coalesce(o.ends_on, date '9999-12-31') and o.begins_on < coalesce(c.ends_on, date '9999-12-31')

-- check: rank-without-post · FAULT · ROSTER
-- title: 有职级而无任职岗位 | Rank without any post
-- about: 在职人员应有任职单位。 | Somebody in service has a place of work.
-- finding: 职级为“{0}”，没有现任职务。 | Rank “{0}”, no post.
-- advice: 补录现任职务，或办理离任登记。 | Enter the post or the leaving.
select p.id as person, p.unit_id as unit, p.id::text as subject, r.rank_name as a
from p join ranks r on r.person_id = p.id and r.ends_on is null
where p.left_on is null and not exists (
  select from career c where c.person_id = p.id and c.begins_on <= :today and (c.ends_on is null or c.ends_on > :today))

-- check: sanction-not-lifted · DOUBT · DISCIPLINE
-- title: 影响期满未登记解除 | Sanction ended without a recorded return
-- about: 影响期满应按规定办理解除并登记。 | When the period is over the return is entered.
-- finding: “{0}”影响期 {1} 届满，没有解除日期。 | “{0}” ended on {1}; there is no day of lifting.
-- advice: 补录解除日期和文件。 | Enter the day and the document.
select x.person_id as person, x.unit_id as unit, x.id::text as subject, x.name as a, x.effect_ends::text as b
from sanctions x join p on p.id = x.person_id
where p.left_on is null and x.lifted_on is null and x.effect_ends < cast(:today as date) - 30

-- check: post-too-early · DOUBT · ROSTER
-- title: 任职年限不足即提拔 | Promoted before the years were complete
-- about: 提任县处级以上：由副职提任正职，副职岗位满两年；由下级正职提任上级副职，下级正职岗位满三年（干部任用条例第八条）。乡科级参照。 | To county level or above: two years as deputy for chief, three years as chief one level below for deputy (promotion regulation, article 8). Section level by analogy.
-- finding: {0} 提拔为“{1}”，此前在下一层次自 {2} 起，应满 {3} 年。 | Promoted to “{1}” on {0}; on the level below since {2}, {3} years are due.
-- advice: 核对任免文件和任职起始日期；属破格提拔的，登记破格及批准文件。 | Check document and dates; if it was an exceptional promotion, enter it as such with its approval.
select c.person_id as person, c.unit_id as unit, c.id::text as subject, c.begins_on::text as a, c.wording as b, l.since::text as c,
  case when d.deputy then '3' else '2' end as d
from career c
join (values ('1A41', '1A42', false), ('1A32', '1A41', true), ('1A31', '1A32', false), ('1A22', '1A31', true), ('1A21', '1A22', false),
  ('1A12', '1A21', true), ('1A11', '1A12', false)) as d (level, below, deputy) on d.level = c.level_code
join lateral (
  select min(o.begins_on) as since from career o
  where o.person_id = c.person_id and o.main and o.level_code = d.below and o.begins_on < c.begins_on
    and not exists (
      select from career x
      where x.person_id = c.person_id and x.main and x.level_code <> d.below and x.begins_on >= o.begins_on and x.begins_on < c.begins_on)) l
  on true
where c.main and c.change_kind = '提拔' and not c.exceptional
  and c.begins_on < (l.since + case when d.deputy then interval '3 years' else interval '2 years' end)::date

-- check: promoted-under-sanction · FAULT · DISCIPLINE
-- title: 处分影响期内提拔 | Promoted while a sanction was in effect
-- about: 影响期内不得提拔任职（公务员法第六十四条等）。 | Nobody is promoted while it lasts (Civil Servants Law, article 64).
-- finding: “{0}”影响期至 {1}，{2} 提拔。 | “{0}” lasts until {1}; promoted on {2}.
-- advice: 核对任免文件和处分决定；属实的，按规定纠正。 | Check both documents; if it is so, have it put right.
select x.person_id as person, x.unit_id as unit, x.id::text || ':' || c.id as subject, x.name as a, x.effect_ends::text as b, c.begins_on::text as c
from sanctions x join career c on c.person_id = x.person_id and c.change_kind = '提拔' and c.begins_on >= x.decided_on and c.begins_on < x.effect_ends

-- check: rank-raised-under-sanction · FAULT · DISCIPLINE
-- title: 处分影响期内晋升职级 | Rank raised while a sanction was in effect
-- about: 影响期内不得晋升职级（公务员法第六十四条）。 | No rank is raised while it lasts (Civil Servants Law, article 64).
-- finding: “{0}”影响期至 {1}，{2} 晋升职级。 | “{0}” lasts until {1}; rank raised on {2}.
-- advice: 核对批准文件和处分决定；属实的，按规定纠正。 | Check both documents; if it is so, have it put right.
select x.person_id as person, x.unit_id as unit, x.id::text || ':' || r.id as subject, x.name as a, x.effect_ends::text as b, r.begins_on::text as c
from sanctions x join ranks r on r.person_id = x.person_id and r.change_kind = '职级晋升' and r.begins_on >= x.decided_on and r.begins_on < x.effect_ends

-- check: excellent-under-sanction · FAULT · APPRAISAL
-- title: 受处分当年评为优秀 | Graded excellent in the year of a sanction
-- about: 受处分的年度，考核不得确定为优秀等次。 | The year of a sanction is not graded excellent.
-- finding: {0} 年度考核为优秀，当年有处分。 | {0} is graded excellent; there is a sanction of that year.
-- advice: 核对考核结果；属实的，按规定纠正。 | Check the grade; if it is so, have it put right.
select a.person_id as person, a.unit_id as unit, a.id::text as subject, a.year::text as a
from appraisals a where a.grade = '优秀' and exists (
  select from sanctions x where x.person_id = a.person_id and extract(year from x.decided_on) = a.year and x.name <> '诫勉')

-- check: excellent-exceeded · DOUBT · APPRAISAL
-- title: 年度考核优秀超比例 | Too many graded excellent
-- about: 优秀等次人数一般掌握在参加考核人数的百分之二十以内；经批准提高比例的除外。 | As a rule at most 20 % are graded excellent, unless a higher share was approved.
-- finding: {0} 年度定等次 {1} 人，优秀 {2} 人。 | {0}: {1} graded, {2} excellent.
-- advice: 核对比例和批准文件。 | Check the share and the approval.
select null::uuid as person, a.organ_unit_id as unit, a.year::text as subject, a.year::text as a, count(*)::text as b,
  count(*) filter (where a.grade = '优秀')::text as c
from appraisals a where a.organ_unit_id is not null and length(a.grade) <= 4
group by a.organ_unit_id, a.year having count(*) filter (where a.grade = '优秀') * 5 > count(*)

-- check: appraisal-missing · DOUBT · APPRAISAL
-- title: 缺少上年度考核 | Last year's appraisal missing
-- about: 在职满一年的人员应有年度考核结果或不考核的说明。 | Whoever served the whole year has a grade or a note why not.
-- finding: 没有 {0} 年度的考核。 | There is none of {0}.
-- advice: 补录考核结果。 | Enter it.
select p.id as person, p.unit_id as unit, y.year::text as subject, y.year::text as a
from p cross join (select extract(year from cast(:today as date) - interval '6 months')::int - case when extract(month from cast(:today as date)) > 6 then 1 else 0 end as year) y
where p.left_on is null and p.work_start_date < make_date(y.year, 1, 1)
  and exists (select from appraisals o where o.person_id = p.id)
  and not exists (select from appraisals a where a.person_id = p.id and a.year = y.year)

-- check: probation-overdue · DOUBT · ROSTER
-- title: 任职试用期满未转正 | Probation over without confirmation
-- about: 试用期满应考核并办理转正或免职。 | At the end the post is confirmed or ended.
-- finding: “{0}”试用期 {1} 届满。 | “{0}”: probation ended on {1}.
-- advice: 办理试用期满考核；已转正的，补录日期。 | Hold the assessment, or enter the day of confirmation.
select c.person_id as person, c.unit_id as unit, c.id::text as subject, c.wording as a, c.probation_until::text as b
from career c join p on p.id = c.person_id
where p.left_on is null and c.ends_on is null and c.confirmed_on is null and c.probation_until < cast(:today as date) - 60

-- check: term-exceeded · NOTE · ROSTER
-- title: 同一领导职务任职满十年 | Ten years in one leading post
-- about: 在同一职位任职满十年的，必须交流。 | After ten years in one post one moves.
-- finding: 自 {0} 起任“{1}”。 | “{1}” since {0}.
-- advice: 列入交流计划。 | Plan a move.
select c.person_id as person, c.unit_id as unit, c.id::text as subject, c.begins_on::text as a, c.wording as b
from career c join p on p.id = c.person_id
where p.left_on is null and c.main and c.ends_on is null and c.level_code <= '1A42' and c.begins_on <= cast(:today as date) - interval '10 years'

-- check: kin-in-unit · FAULT · FAMILY
-- title: 近亲属在本单位任职 | Close relative in the same unit
-- about: 有夫妻、直系血亲等关系的，不得在其中一方担任领导职务的机关工作（公务员法第七十四条）。 | Close relatives do not work where one of them leads (Civil Servants Law, article 74).
-- finding: {0}（{1}）与本人在同一单位，本人任领导职务。 | {0} ({1}) works in the unit that the person leads.
-- advice: 按任职回避规定调整其中一方。 | Move one of the two.
select f.person_id as person, f.unit_id as unit, f.id::text as subject, f.name as a, f.relation_name as b
from family f join p on p.id = f.person_id join p o on o.id = f.relative_id
where p.left_on is null and o.left_on is null and o.unit_id = p.unit_id and p.level_code <= '1A42'

-- check: level-jumped · DOUBT · ROSTER
-- title: 越级提拔而未标破格 | A level was skipped without being marked exceptional
-- about: 逐级提拔；越一级的须按破格报批，不得连续越级。 | Promotion goes level by level; skipping one needs approval as an exception.
-- finding: 由层次 {0} 到 {1}，{2}。 | From level {0} to {1} on {2}.
-- advice: 核对中间任职；确属越级的，补录破格审批。 | Check what was between; if it was skipped, enter the approval.
select x.person_id as person, x.unit_id as unit, x.id::text as subject, x.before as a, x.level_code as b, x.begins_on::text as c from (
  select c.*, lag(c.level_code) over (partition by c.person_id order by c.begins_on, c.id) as before from career c where c.main) x
where x.change_kind = '提拔' and not x.exceptional and x.level_code between '1A11' and '1A42' and x.before between '1A11' and '1A50'
  and array_position(array['1A50','1A42','1A41','1A32','1A31','1A22','1A21','1A12','1A11'], x.level_code)
    - array_position(array['1A50','1A42','1A41','1A32','1A31','1A22','1A21','1A12','1A11'], x.before) > 1

-- check: exceptional-without-document · DOUBT · ROSTER
-- title: 破格提拔没有文号 | Exceptional promotion without a document
-- about: 破格提拔须报上级组织人事部门同意。 | It needs the consent of the department above.
-- finding: “{0}”标为破格，没有任免文号。 | “{0}” is marked exceptional and has no document.
-- advice: 补录批复和任免文号。 | Enter the consent and the document.
select c.person_id as person, c.unit_id as unit, c.id::text as subject, c.wording as a
from career c where c.exceptional and coalesce(c.document_number, '') = ''

-- check: promotion-without-document · NOTE · ROSTER
-- title: 提拔没有任免文号 | Promotion without a document
-- about: 任免以文件为准。 | Appointments rest on a document.
-- finding: “{0}”自 {1} 起，没有任免文号。 | “{0}” from {1} has no document.
-- advice: 补录任免文号。 | Enter it.
select c.person_id as person, c.unit_id as unit, c.id::text as subject, c.wording as a, c.begins_on::text as b
from career c where c.change_kind = '提拔' and not c.exceptional and coalesce(c.document_number, '') = ''

-- check: rank-too-early · DOUBT · ROSTER
-- title: 职级晋升年限不足 | Rank raised before the years were complete
-- about: 公务员职务与职级并行规定：晋升二级巡视员以下各职级，在下一职级须满规定年限；任领导职务确定职级的除外。 | Each rank is held for the years that the regulation names before the next; ranks that come with a leading post are excepted.
-- finding: 任“{0}”{1} 个月即晋升“{2}”。 | “{0}” for {1} months before “{2}”.
-- advice: 核对批准文件和起算时间。 | Check the document and the beginning.
select x.person_id as person, x.unit_id as unit, x.id::text as subject, x.before as a,
  (extract(year from age(x.begins_on, x.since)) * 12 + extract(month from age(x.begins_on, x.since)))::int::text as b, x.rank_name as c
from (select r.*, lag(r.rank_name) over w as before, lag(r.begins_on) over w as since, lag(r.rank_code) over w as code,
        lag(r.change_kind) over w as came
      from ranks r window w as (partition by r.person_id order by r.begins_on, r.id)) x
where x.change_kind = '职级晋升' and x.came <> '职级套转' and x.begins_on < x.since + make_interval(years =>
  case x.code when '14' then 3 when '13' then 4 when '12' then 4 else 2 end)

-- check: training-short · NOTE · ROSTER
-- title: 五年培训学时不足 | Too few training hours in five years
-- about: 县处级以上领导干部五年内参加培训累计不少于三个月或五百五十学时。 | Leaders at county level and above: three months or 550 hours in five years.
-- finding: 近五年 {0} 学时。 | {0} hours in the last five years.
-- advice: 列入调训计划；已参训未登记的，补录。 | Plan training, or enter what was not entered.
select p.id as person, p.unit_id as unit, p.id::text as subject, coalesce(sum(t.hours), 0)::text as a
from p left join trainings t on t.person_id = p.id and t.begins_on > cast(:today as date) - interval '5 years' and t.begins_on <= :today
where p.left_on is null and p.level_code between '1A11' and '1A32'
  and p.work_start_date <= cast(:today as date) - interval '5 years'
group by p.id, p.unit_id having coalesce(sum(t.hours), 0) < 550

-- check: retirement-due · FAULT · ROSTER
-- title: 到龄未办理退休 | Past the retirement date, still in service
-- about: 渐进式延迟法定退休年龄（2025 年起，每四个月延迟一个月，至多三年）；达到年龄的次月起应已退休。 | The retirement age rises by one month for every four months from 2025 on, by three years at most; from the month after it one is retired.
-- finding: 应于 {0} 起退休，仍在职。 | Due from {0}, still in service.
-- advice: 办理退休，或登记经批准的延迟。 | Enter the retirement, or the approved extension.
select x.id as person, x.unit_id as unit, x.id::text as subject, x.due::text as a from (
  select p.id, p.unit_id,
    make_date((m.former + m.delay + 1) / 12, (m.former + m.delay + 1) % 12 + 1, 1) as due
  from p
  cross join lateral (select (extract(year from p.birth_date)::int + p.former_age_limit::int) * 12 + extract(month from p.birth_date)::int - 1 as former) f
  cross join lateral (select f.former, case when f.former < 2025 * 12 then 0 else least(36, (f.former - 2025 * 12) / 4 + 1) end as delay) m
  where p.left_on is null and p.former_age_limit in ('55', '60')) x
where x.due <= :today
