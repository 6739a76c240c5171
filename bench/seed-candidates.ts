import postgres, { type ISql } from 'postgres'
import { personIdOf } from '@/db/seed/accounts'
import { titleKnowledgeId } from '@/db/seed/exams'
import type { Viewer } from '@/lib/access/viewer'

export type BenchCandidate = { viewer: Viewer & { personId: string }; caseId: string; cookie: string }

type Batch = { name: string; count: number; state: 'draft' | 'paid' }

/**
 * Adds `count` candidates directly in SQL, all like the demo's 周明: person, account, live session, registration with complete answers;
 * `draft` may be confirmed, `paid` has its frozen document, its letters and a seat. The name keeps batches apart.
 */
export async function seedCandidates(ownerUrl: string, batch: Batch): Promise<BenchCandidate[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await sql.begin(async (tx) => {
      await addPeople(tx, batch)
      await addRegistrations(tx, batch)
      if (batch.state === 'paid') await addPapers(tx, batch)
    })
    await sql`analyze`
    return await listBatch(sql, batch)
  } finally {
    await sql.end()
  }
}

const model = personIdOf('zhou_ming')

/** Of all that the demo's 周明 applied for, the registration that everybody copies. */
const isModel = (sql: ISql) =>
  sql`c.applicant_id = ${model} and c.kind = 'exam-registration' and c.about_id = ${titleKnowledgeId}`

// Ids follow from batch and ordinal, so that no statement has to hand them to the next.
const id = (sql: ISql, of: string, { name }: Batch) => sql`md5(${`${name} ${of} `} || n)::uuid`
const cookieText = (sql: ISql, { name }: Batch) => sql`${`${name}-session-`} || n`
const ordinals = (sql: ISql, { count }: Batch) => sql`generate_series(1, ${count}::int) n`

async function addPeople(sql: ISql, batch: Batch) {
  const { name } = batch
  await sql`
    insert into persons (id, name, id_kind, id_number_sealed, id_number_hash, sex, birth_date, mobile_sealed, mobile_hash)
    select ${id(sql, 'person', batch)}, p.name, p.id_kind, p.id_number_sealed, ${`${name} `} || n, p.sex, p.birth_date, p.mobile_sealed, ${`${name} `} || n
    from persons p, ${ordinals(sql, batch)} where p.id = ${model}`
  await sql`
    insert into accounts (id, kind, username, username_key, password_hash, display_name, person_id)
    select ${id(sql, 'account', batch)}, 'person', ${name} || n, ${name} || n, a.password_hash, a.display_name, ${id(sql, 'person', batch)}
    from accounts a, ${ordinals(sql, batch)} where a.person_id = ${model}`
  await sql`
    insert into sessions (id_hash, account_id, expires_at, device, address)
    select translate(encode(sha256(convert_to(${cookieText(sql, batch)}, 'UTF8')), 'base64'), '+/=', '-_'), ${id(sql, 'account', batch)},
      clock_timestamp() + interval '12 hours', 'bench', '127.0.0.1'
    from ${ordinals(sql, batch)}`
}

async function addRegistrations(sql: ISql, batch: Batch) {
  const paid = batch.state === 'paid'
  const caseId = id(sql, 'case', batch)
  const personId = id(sql, 'person', batch)
  const due = paid
    ? sql`c.due_at`
    : sql`(select closes_at from exam_windows w where w.session_id = c.about_id and w.name = 'registration')`
  await sql`
    insert into cases (id, number, kind, state, entered_at, awaits, scope, applicant_id, about_type, about_id, due_at, unique_key)
    select ${caseId}, ${`${batch.name}-`} || n, c.kind, ${batch.state}, c.entered_at, ${paid ? 'examOfficer' : 'applicant'}, c.scope,
      ${personId}, c.about_type, c.about_id, ${due}, ${`exam:${titleKnowledgeId}:person:`} || ${personId}
    from cases c, ${ordinals(sql, batch)} where ${isModel(sql)}`
  await sql`
    insert into case_answers (case_id, form_version, answers, version, saved_at)
    select ${caseId}, a.form_version, a.answers, a.version, a.saved_at
    from case_answers a join cases c on c.id = a.case_id, ${ordinals(sql, batch)} where ${isModel(sql)}`
  const columns = paid ? sql`r.photo_id, r.level, r.specialty, r.confirmed_at, r.paid_at` : sql`null, null, null, null, null`
  await sql`
    insert into registrations (case_id, session_id, person_id, photo_id, level, specialty, confirmed_at, paid_at)
    select ${caseId}, r.session_id, ${personId}, ${columns}
    from registrations r, ${ordinals(sql, batch)} where r.person_id = ${model} and r.session_id = ${titleKnowledgeId}`
}

async function addPapers(sql: ISql, batch: Batch) {
  const caseId = id(sql, 'case', batch)
  await sql`
    insert into case_documents (case_id, version, form_version, rows, answers, frozen_at)
    select ${caseId}, d.version, d.form_version, d.rows, d.answers, d.frozen_at
    from case_documents d join cases c on c.id = d.case_id, ${ordinals(sql, batch)} where ${isModel(sql)}`
  await sql`
    insert into agreements (case_id, letter_id, agreed_at, address, device)
    select ${caseId}, a.letter_id, a.agreed_at, a.address, a.device
    from agreements a join cases c on c.id = a.case_id, ${ordinals(sql, batch)} where ${isModel(sql)}`
  const [room] = await sql<{ id: string }[]>`
    insert into rooms (site_id, ordinal, name, capacity)
    select id, 1000 + (select count(*) from rooms), ${`第 ${batch.name} 考场`}, ${batch.count} from sites where session_id = ${titleKnowledgeId} and ordinal = 1
    returning id`
  const [draw] = await sql<{ id: string }[]>`
    insert into seat_draws (session_id, seed, state, candidates, result_hash, report, drawn_by, drawn_at)
    values (${titleKnowledgeId}, ${batch.name}, 'frozen', ${batch.count}, '', '[]', ${model}, now()) returning id`
  await sql`
    insert into seats (draw_id, case_id, slot, subject, room_id, seat, admit_card_number)
    select ${draw?.id ?? ''}, ${caseId}, 1, p.subject, ${room?.id ?? ''}, n, ${batch.name} || n
    from ${ordinals(sql, batch)}, exam_papers p where p.session_id = ${titleKnowledgeId}`
}

async function listBatch(sql: ISql, batch: Batch): Promise<BenchCandidate[]> {
  const rows = await sql<{ account: string; person: string; case: string; cookie: string; name: string }[]>`
    select ${id(sql, 'account', batch)} as account, ${id(sql, 'person', batch)} as person, ${id(sql, 'case', batch)} as case,
      'zhunkao=' || ${cookieText(sql, batch)} as cookie, (select name from persons where id = ${model}) as name
    from ${ordinals(sql, batch)} order by n`
  return rows.map((row) => ({
    viewer: { accountId: row.account, kind: 'person', name: row.name, personId: row.person, unitId: null, roles: [] },
    caseId: row.case,
    cookie: row.cookie,
  }))
}
