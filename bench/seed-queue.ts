import postgres, { type ISql } from 'postgres'
import { personIdOf } from '@/db/seed/accounts'
import { civilServiceId } from '@/db/seed/civil-service'
import { titleKnowledgeId } from '@/db/seed/exams'

/** Staff whose queues are measured, each by what their cookie holds. */
export const benchStaff = {
  everywhere: 'bench-everywhere',
  bigScope: 'bench-big-scope',
  smallScope: 'bench-small-scope',
  fewScopes: 'bench-few-scopes',
  auditor: 'bench-auditor',
  officer: 'bench-officer',
} as const
export type BenchStaff = keyof typeof benchStaff

const roles: Record<BenchStaff, { role: string; sessions: readonly number[] }> = {
  everywhere: { role: 'cashier', sessions: [] },
  bigScope: { role: 'cashier', sessions: [0] },
  smallScope: { role: 'cashier', sessions: [17] },
  fewScopes: { role: 'cashier', sessions: [0, 3, 5, 8, 13] },
  auditor: { role: 'auditor', sessions: [] },
  officer: { role: 'examOfficer', sessions: [] },
}

const sessions = 20
/** Of four cases three are registrations and one is the refund of the first one's order. */
const groupOf = 4

/**
 * Fills a database with so many cases as a few years leave them: in twenty exam sessions of very unlike size, 14 % waiting for cashiers, a
 * few of them held, some overdue, the rest paid, lapsed, refunded; of people with common and rare names. With orders, payments, documents
 * and events as far as the desk reads them. Everything follows from ordinals, so that two sizes differ in nothing but size.
 */
export async function seedQueue(ownerUrl: string, count: number) {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  const groups = Math.floor(count / groupOf)
  try {
    // Nobody reads meanwhile: no foreign key is looked up and nothing waits for the disk.
    await sql`set session_replication_role = replica`
    await sql`set synchronous_commit = off`
    await addSessions(sql)
    await addStaff(sql)
    await addPeople(sql, Math.floor(count * 0.6))
    await addCases(sql, groups, Math.floor(count * 0.6))
    await addRegistrations(sql)
    await addScores(sql)
    await addMoney(sql, groups)
    await addPapers(sql)
    await sql`vacuum analyze`
  } finally {
    await sql.end()
  }
}

export const sessionIdOf = (nth: number) => `bench-${nth}`

const uuidOf = (sql: ISql, of: string, n = sql`n`) => sql`md5(${`bench ${of} `} || ${n})::uuid`
/** A number below `below` that looks like chance and follows from `n`. */
const chance = (sql: ISql, salt: string, below: number, n = sql`n`) =>
  sql`(abs(hashtextextended(${`${salt} `} || ${n}, 0)) % ${below})::int`

async function addSessions(sql: ISql) {
  await sql`
    insert into exam_sessions select (jsonb_populate_record(s, jsonb_build_object('id', 'bench-' || n, 'short_title', s.short_title || n))).*
    from exam_sessions s, generate_series(0, ${sessions - 1}) n where s.id = ${titleKnowledgeId}`
  await sql`
    insert into exam_windows (session_id, name, opens_at, closes_at)
    select 'bench-' || n, w.name, w.opens_at, w.closes_at from exam_windows w, generate_series(0, ${sessions - 1}) n where w.session_id = ${titleKnowledgeId}`
  await sql`
    insert into exam_choices (session_id, level, specialty, ordinal)
    select 'bench-' || n, c.level, c.specialty, c.ordinal from exam_choices c, generate_series(0, ${sessions - 1}) n where c.session_id = ${titleKnowledgeId}`
  await sql`
    insert into exam_papers (session_id, subject, starts_at, ends_at)
    select 'bench-' || n, p.subject, p.starts_at, p.ends_at from exam_papers p, generate_series(0, ${sessions - 1}) n where p.session_id = ${titleKnowledgeId}`
  await sql`update exam_sessions set choice_by = 'position' where id = ${sessionIdOf(0)}`
  await sql`
    insert into exam_positions (session_id, code, department, title, duties, headcount, education, degree, majors, other_conditions, ordinal)
    select ${sessionIdOf(0)}, code, department, title, duties, headcount, education, degree, majors, other_conditions, ordinal
    from exam_positions where session_id = ${civilServiceId}`
}

async function addStaff(sql: ISql) {
  for (const [name, cookie] of Object.entries(benchStaff)) {
    const { role, sessions: held } = roles[name as BenchStaff]
    const scopes = held.length > 0 ? held.map(sessionIdOf) : ['*']
    await sql`
      insert into accounts (id, kind, username, username_key, display_name) values (${uuidOf(sql, name, sql`0`)}, 'staff', ${cookie}, ${cookie}, '工作人员')`
    await sql`
      insert into account_roles (account_id, role, scope) select ${uuidOf(sql, name, sql`0`)}, ${role}, scope from unnest(${scopes}::text[]) scope`
    await sql`
      insert into sessions (id_hash, account_id, expires_at, device, address)
      values (translate(encode(sha256(convert_to(${cookie}, 'UTF8')), 'base64'), '+/=', '-_'), ${uuidOf(sql, name, sql`0`)},
        clock_timestamp() + interval '12 hours', 'bench', '127.0.0.1')`
  }
}

const surnames = [...'李王张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜']
const givenNames = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰梅红建文斌宇浩凯健俊帆鑫鹏飞雪婷颖琳佳欣怡晨阳龙']

async function addPeople(sql: ISql, people: number) {
  const [first, second] = [chance(sql, 'given', givenNames.length), chance(sql, 'given too', givenNames.length)]
  await sql`
    insert into persons (id, name, id_kind, id_number_sealed, id_number_hash, sex, birth_date, mobile_sealed, mobile_hash)
    select ${uuidOf(sql, 'person')},
      -- As in life the commoner surnames come far more often, and a few people in ten thousand share one whole name.
      case when n % 4000 = 7 then '王伟' else
        (${surnames}::text[])[1 + least(${chance(sql, 'surname', surnames.length)}, ${chance(sql, 'surname too', surnames.length)})]
        || (${givenNames}::text[])[1 + ${first}] || case when n % 5 = 0 then '' else (${givenNames}::text[])[1 + ${second}] end end,
      p.id_kind, p.id_number_sealed, 'bench ' || n, p.sex, p.birth_date, p.mobile_sealed, 'bench ' || n
    from persons p, generate_series(0, ${people - 1}) n where p.id = ${personIdOf('zhou_ming')}`
}

/** State, who it awaits and the share in a thousand of the cases of its kind; the order is that of the bench's ordinals. */
const states = {
  'exam-registration': [
    ['paid', 'examOfficer', 680],
    ['confirmed', 'applicant', 60],
    ['draft', 'applicant', 60],
    ['abandoned', null, 200],
  ],
  'exam-refund': [
    ['submitted', 'cashier', 400],
    ['endorsed', 'cashier', 120],
    ['stuck', 'cashier', 40],
    ['returned', 'applicant', 120],
    ['refunded', null, 240],
    ['rejected', null, 80],
  ],
} as const

async function addCases(sql: ISql, groups: number, people: number) {
  for (const [kind, shares] of Object.entries(states)) {
    const isRefund = kind === 'exam-refund'
    let from = 0
    for (const [state, awaits, share] of shares) {
      const members = isRefund ? sql`select 0 as member` : sql`select generate_series(1, ${groupOf - 1}) as member`
      const n = sql`(g * ${groupOf} + member)`
      const days = awaits === 'cashier' ? 20 : 700
      await sql`
        insert into cases (id, number, kind, state, entered_at, awaits, scope, applicant_id, about_type, about_id, parent_id, assigned_to,
          claimed_until, event_count)
        select ${uuidOf(sql, 'case', n)},
          to_char(entered - interval '3 days', 'YYYY-MMDD') || '-' || lpad(${n}::text, 6, '0'), ${kind}, ${state}, entered, ${awaits},
          scope, ${uuidOf(sql, 'person', sql`(${isRefund ? sql`(g * ${groupOf} + 1)` : n} % ${people})`)},
          ${isRefund ? 'order' : 'examSession'}, ${isRefund ? sql`${uuidOf(sql, 'order', sql`g`)}::text` : sql`scope`},
          ${isRefund ? uuidOf(sql, 'case', sql`(g * ${groupOf} + 1)`) : null},
          case when held then ${uuidOf(sql, 'colleague', chance(sql, 'holder', 40, n))} end, case when held then business_now() + interval '1 day' end,
          ${isRefund ? 3 : 1}
        from (
          select g, member, 'bench-' || floor(${sessions} * power(${chance(sql, 'scope', 1000, sql`g`)} / 1000.0, 2)) as scope,
            business_now() - (${chance(sql, 'entered', 86_400_000, n)} / 86400000.0) * ${`${days} days`}::interval as entered,
            ${awaits === 'cashier'} and ${chance(sql, 'held', 50, n)} = 0 as held
          from generate_series(0, ${groups - 1}) g cross join (${members}) m
          where ${chance(sql, `state ${kind}`, 1000, n)} between ${from} and ${from + share - 1}
        ) made`
      from += share
    }
  }
}

/** Ten days of registering; in the first session, which is the largest, for one of 20,000 positions, a few of them for very many. */
async function addRegistrations(sql: ISql) {
  const hash = sql`c.id::text`
  const code = sql`'20201' || lpad((1 + floor(20000 * power(${chance(sql, 'position', 10_000, hash)} / 10000.0, 3)))::text, 5, '0')`
  const began = sql`business_now() - interval '20 days' + ${chance(sql, 'began', 10 * 86_400, hash)} * interval '1 second'`
  await sql`
    insert into registrations (case_id, session_id, person_id, level, specialty, position_code, opened_at, confirmed_at, paid_at)
    select c.id, c.scope, c.applicant_id, '中级', '建筑施工', case when c.scope = ${sessionIdOf(0)} and c.state <> 'draft' then ${code} end, began,
      case when c.state <> 'draft' then began + interval '1 hour' end, case when c.state = 'paid' then began + interval '2 hours' end
    from cases c, lateral (select ${began} as began) b where c.kind = 'exam-registration' and c.scope like 'bench-%'
    on conflict do nothing`
  await sql`
    insert into registration_papers (case_id, session_id, subject)
    select r.case_id, r.session_id, p.subject from registrations r join exam_papers p on p.session_id = r.session_id where r.session_id like 'bench-%'`
}

/** Whoever paid sat their papers; one in a hundred was absent, one in fifty has a corrected score. */
async function addScores(sql: ISql) {
  const n = sql`p.case_id::text`
  await sql`
    insert into scores (case_id, subject, version, session_id, score, finding, source, source_id, recorded_by, recorded_at)
    select p.case_id, p.subject, v, p.session_id, case when ${chance(sql, 'absent', 100, n)} = 0 then -1 else ${chance(sql, 'score', 100, n)} end, '',
      'import', ${uuidOf(sql, 'import', sql`v`)}, ${uuidOf(sql, 'colleague', sql`0`)}, business_now()
    from registration_papers p join cases c on c.id = p.case_id and c.state = 'paid',
      generate_series(1, case when ${chance(sql, 'corrected', 50, n)} = 0 then 2 else 1 end) v where p.session_id like 'bench-%'`
}

async function addMoney(sql: ISql, groups: number) {
  await sql`
    insert into orders (id, number, case_id, person_id, session_id, title, amount_fen, opens_at, deadline, created_at)
    select ${uuidOf(sql, 'order', sql`g`)}, '20' || lpad(g::text, 16, '0'), c.id, c.applicant_id, c.scope, '考试费', 6600,
      c.entered_at, c.entered_at + interval '9 days', c.entered_at
    from generate_series(0, ${groups - 1}) g join cases c on c.id = ${uuidOf(sql, 'case', sql`(g * ${groupOf} + 1)`)}`
  await sql`
    insert into payments (order_id, channel, transaction_number, amount_fen, paid_at, learnt_at, standing)
    select o.id, 'bench', o.number || s.standing, 6600, o.created_at, o.created_at, s.standing
    from orders o, unnest(array['settles', 'duplicate']) s(standing) where o.title = '考试费'`
}

/** What was submitted and what happened: with every refund a document of two answers and three events, with every registration one event. */
async function addPapers(sql: ISql) {
  const rows = ['退费原因', '情况说明'].map((question, index) => ({
    ...{ step: 'request', section: '退费申请', field: ['reason', 'explanation'][index] },
    ...{ question, answer: ['重复付款', '3月10日用微信付了一次，没有显示成功，又用支付宝付了一次，请退回其中一次。'][index] },
  }))
  const answers = { reason: 'duplicate', explanation: rows[1]?.answer }
  const refunds = sql`from cases c where c.kind = 'exam-refund' and c.scope like 'bench-%'`
  await sql`insert into case_answers (case_id, form_version, answers, saved_at) select c.id, 1, ${JSON.stringify(answers)}::text::jsonb, c.entered_at ${refunds}`
  await sql`
    insert into case_documents (case_id, version, form_version, rows, answers, frozen_at)
    select c.id, 1, 1, ${JSON.stringify(rows)}::text::jsonb, ${JSON.stringify(answers)}::text::jsonb, c.entered_at ${refunds}`
  await sql`
    insert into case_events (case_id, seq, name, from_state, to_state, actor_id, relation, at, input_hash, canonical, hash)
    select c.id, e.seq, e.name, e.was, e.became, case when e.relation = 'applicant' then c.applicant_id else ${uuidOf(sql, 'colleague', sql`(e.seq + 3)`)} end,
      e.relation, c.entered_at - (3 - e.seq) * interval '1 day', repeat('h', 43), repeat('c', 180), repeat('h', 43)
    from cases c join (values ('exam-refund', 1, 'open', null, 'draft', 'applicant'), ('exam-refund', 2, 'submit', 'draft', 'submitted', 'applicant'),
      ('exam-refund', 3, 'endorse', 'submitted', 'endorsed', 'cashier'), ('exam-registration', 1, 'open', null, 'draft', 'applicant')
    ) e(kind, seq, name, was, became, relation) on e.kind = c.kind where c.scope like 'bench-%'`
  await sql`
    insert into case_event_inputs (case_id, seq, input) select case_id, seq, 'null' from case_events where name in ('submit', 'endorse') on conflict do nothing`
}
