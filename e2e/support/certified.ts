import { ownerDatabase } from './database'

/** A certificate of a registration, as the run leaves it. */
export async function certify(caseId: string): Promise<string> {
  const [row] = await ownerDatabase()<{ id: string }[]>`
    insert into certificates (kind, management_number, person_id, case_id, session_id, name, sex, birth_date, id_number_sealed, id_number_hash,
      photo_id, title, level, specialty, approved_on, issued_by, issued_at)
    select 'exam', '2020999440300' || lpad(nextval('certificate_serials')::text, 8, '0'), p.id, r.case_id, r.session_id, p.name, p.sex,
      p.birth_date, p.id_number_sealed, p.id_number_hash, r.photo_id, s.title, coalesce(r.level, ''), coalesce(r.specialty, ''), '2020-09-13',
      gen_random_uuid(), business_now()
    from registrations r join persons p on p.id = r.person_id join exam_sessions s on s.id = r.session_id
    where r.case_id = ${caseId} returning id`
  if (!row) throw new Error(`no registration ${caseId}`)
  return row.id
}
