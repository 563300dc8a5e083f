-- Answers to common questions. All leave out texts that have vanished; every sum takes the counts whose not_summed is null.

-- Each record that is there, and the event that it tells of; its year is that of the event.
create view present_records as
select
    r.record_id, r.doc_id, r.position, r.operation, r.dates, r.date_start, r.date_end,
    case when e.event_id is null then r.year else e.year end as year,
    r.countries, r.kind, coalesce(e.event_id, r.record_id) as event_id,
    d.language, d.published, d.path, d.url, d.title
from records r
join documents d on d.doc_id = r.doc_id and d.status = 'done'
left join event_records er on er.record_id = r.record_id
left join events e on e.event_id = er.event_id;

-- Each count with what its record says, and the words that it was read from: the table to look at, sort and filter.
create view figures as
select
    c.count_id, c.doc_id, c.record_id, r.event_id, r.operation, r.dates, r.year, r.countries, r.kind,
    c.category, c.value, c.low, c.high, c.unit, c.modifier, c.presumed, c.label, c."where",
    c.parent_id, c.of_category, c.counted_under, c.not_summed,
    q.text as quote, q.start, q."end", q.rule, r.language, r.published, r.title, r.url, r.path
from counts c
join present_records r on r.record_id = c.record_id
left join evidence q on q.record_id = c.record_id and q.field = 'counts' and q.item = c.count_id and q.position = 1;

-- Events by year (null: unknown): named operations, and cases without a name. One told by ten documents is one.
create view operations_by_year as
select
    year,
    count(distinct event_id) filter (where operation is not null) as named_operations,
    count(distinct event_id) filter (where operation is null) as unnamed_cases,
    count(distinct doc_id) as documents
from present_records
where kind = 'case'
group by year;

-- Sums by year, category and unit. figures: how many are added up; open: how many of them set no upper end.
create view figures_by_year as
select
    r.year, c.category, c.unit, sum(c.low) as low,
    case when count(c.high) = count(*) then sum(c.high) end as high,
    count(*) as figures, count(*) - count(c.high) as open
from counts c
join present_records r on r.record_id = c.record_id
where c.not_summed is null
group by r.year, c.category, c.unit;

-- The same by country; "several countries": of several together, and nobody says how many of each.
create view figures_by_country as
select
    case c.counted_under when 'several' then 'several countries' else coalesce(c.counted_under, 'unknown') end as country,
    c.category, c.unit, sum(c.low) as low,
    case when count(c.high) = count(*) then sum(c.high) end as high,
    count(*) as figures, count(*) - count(c.high) as open
from counts c
join present_records r on r.record_id = c.record_id
where c.not_summed is null
group by c.counted_under, c.category, c.unit;

-- The same over all.
create view totals as
select
    c.category, c.unit, sum(c.low) as low,
    case when count(c.high) = count(*) then sum(c.high) end as high,
    count(*) as figures, count(*) - count(c.high) as open,
    count(distinct r.event_id) as events, count(distinct r.doc_id) as documents
from counts c
join present_records r on r.record_id = c.record_id
where c.not_summed is null
group by c.category, c.unit;

-- People by country, a line a country. minors_among_victims are those that are said to be a part of victims; they are among
-- victims and among minors. A high that is null is open: some text says "more than".
create view people_by_country as
with people as (
    select
        case c.counted_under when 'several' then 'several countries' else coalesce(c.counted_under, 'unknown') end as country,
        c.category, c.low, c.high, c.category = 'minors' and c.of_category = 'victims' as among_victims
    from counts c
    join present_records r on r.record_id = c.record_id
    where c.not_summed is null and c.category in (
        'victims', 'minors', 'women', 'men', 'migrants', 'suspects', 'arrests', 'convictions', 'deaths'
    )
)
select
    country,
    coalesce(sum(low) filter (where category = 'victims'), 0) as victims_low,
    case when count(*) filter (where category = 'victims' and high is null) = 0
        then coalesce(sum(high) filter (where category = 'victims'), 0) end as victims_high,
    coalesce(sum(low) filter (where category = 'minors'), 0) as minors_low,
    case when count(*) filter (where category = 'minors' and high is null) = 0
        then coalesce(sum(high) filter (where category = 'minors'), 0) end as minors_high,
    coalesce(sum(low) filter (where among_victims), 0) as minors_among_victims_low,
    case when count(*) filter (where among_victims and high is null) = 0
        then coalesce(sum(high) filter (where among_victims), 0) end as minors_among_victims_high,
    coalesce(sum(low) filter (where category = 'women'), 0) as women_low,
    case when count(*) filter (where category = 'women' and high is null) = 0
        then coalesce(sum(high) filter (where category = 'women'), 0) end as women_high,
    coalesce(sum(low) filter (where category = 'men'), 0) as men_low,
    case when count(*) filter (where category = 'men' and high is null) = 0
        then coalesce(sum(high) filter (where category = 'men'), 0) end as men_high,
    coalesce(sum(low) filter (where category = 'migrants'), 0) as migrants_low,
    case when count(*) filter (where category = 'migrants' and high is null) = 0
        then coalesce(sum(high) filter (where category = 'migrants'), 0) end as migrants_high,
    coalesce(sum(low) filter (where category = 'suspects'), 0) as suspects_low,
    case when count(*) filter (where category = 'suspects' and high is null) = 0
        then coalesce(sum(high) filter (where category = 'suspects'), 0) end as suspects_high,
    coalesce(sum(low) filter (where category = 'arrests'), 0) as arrests_low,
    case when count(*) filter (where category = 'arrests' and high is null) = 0
        then coalesce(sum(high) filter (where category = 'arrests'), 0) end as arrests_high,
    coalesce(sum(low) filter (where category = 'convictions'), 0) as convictions_low,
    case when count(*) filter (where category = 'convictions' and high is null) = 0
        then coalesce(sum(high) filter (where category = 'convictions'), 0) end as convictions_high,
    coalesce(sum(low) filter (where category = 'deaths'), 0) as deaths_low,
    case when count(*) filter (where category = 'deaths' and high is null) = 0
        then coalesce(sum(high) filter (where category = 'deaths'), 0) end as deaths_high
from people
group by country;

-- Figures of one event on which its documents do not agree, per category and unit, of the whole event or of the same countries:
-- the least that one of them says is more than the most that another one says.
create view disagreements as
with told as (
    select e.event_id, e.operation, r.doc_id, d.published, c.category, c.unit, c."where", sum(c.low) as low,
        case when count(c.high) = count(*) then sum(c.high) end as high
    from events e
    join event_records er on er.event_id = e.event_id
    join records r on r.record_id = er.record_id
    join documents d on d.doc_id = r.doc_id and d.status = 'done'
    join counts c on c.record_id = r.record_id
    where e.documents > 1 and c.parent_id is null and (c.not_summed is null or c.not_summed in ('overlapping', 'retold'))
    group by e.event_id, r.doc_id, c.category, c.unit, c."where"
    order by d.published, r.doc_id
)
select
    event_id, operation, category, unit, "where",
    min(low) as least, max(coalesce(high, low)) as most, count(*) as documents,
    json_group_array(json_object('doc_id', doc_id, 'published', published, 'low', low, 'high', high)) as figures
from told
group by event_id, category, unit, "where"
having max(low) > min(coalesce(high, 9e999));
