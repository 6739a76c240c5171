import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type SealPurpose, unseal } from '@/lib/crypto/sealed'
import { canariesIn } from './canary-numbers.mjs'
import { ownerDatabase } from './database'

/** Breaks out of attributes and tags wherever it is not escaped, and would be reported by the policy. */
export const markup = '"><img src=x onerror=alert(1)><i>𬭊'
/** The part of the name that nobody else has; the whole name is a canary in every place that shows names. */
export const canaryMark = '金丝雀'
export const canaryName = `${canaryMark}${markup}`
/** Typed into a draft, never a column of its own. */
export const emergencyMobile = '19999876543'
/** Whoever of the stories has money transferred gives this one. */
const bankCard = '4111111111111111'

/** Sealed columns of people. A new one is a line here, and a shape in canary-numbers.mjs. */
const sealedColumns: Record<string, SealPurpose> = { id_number_sealed: 'id-number', mobile_sealed: 'mobile' }

export type Owners = ReadonlyMap<string, ReadonlySet<string>>

/** Every number of everybody, demo accounts and all people of all stories, with whose it is. */
export async function readOwners(): Promise<Owners> {
  const owners = new Map<string, Set<string>>()
  const add = (secret: string, person: string) => owners.set(secret, (owners.get(secret) ?? new Set()).add(person))
  for (const row of await ownerDatabase()<Record<string, string>[]>`select * from persons`) {
    const { id = '', name = '' } = row
    for (const [column, purpose] of Object.entries(sealedColumns)) add(unseal(row[column] ?? '', purpose), id)
    if (name.includes(canaryMark)) for (const secret of [canaryMark, emergencyMobile]) add(secret, id)
  }
  const diplomas = await ownerDatabase()<{ id: string; sealed: string }[]>`
    select person_id as id, unnest(array[certificate_sealed, degree_certificate_sealed]) as sealed from education_levels`
  for (const { id, sealed } of diplomas) if (sealed) add(unseal(sealed, 'diploma'), id)
  const payees = await ownerDatabase()<{ id: string }[]>`
    select c.applicant_id as id from case_answers a join cases c on c.id = a.case_id where a.answers ? 'account'`
  for (const { id } of payees) add(bankCard, id)
  return owners
}

/** The secrets of `owners` that stand in a text. */
export function secretsIn(text: string, owners: Owners): string[] {
  return canariesIn(text).filter((one) => owners.has(one))
}

/** What e2e/support/record-answers.mjs writes down. */
export type Answer = {
  method: string
  url: string
  session: string | null
  byBrowser: boolean
  addresses: string[]
  sent: string[]
  found: string[]
  /** The recorder itself failed. */
  broken?: string
}

export const answersFile = join(process.env.E2E_DATA_DIR ?? '', 'answers.jsonl')

export function readAnswers(): Answer[] {
  const lines = existsSync(answersFile) ? readFileSync(answersFile, 'utf8').trim().split('\n') : []
  return lines.map((line) => JSON.parse(line) as Answer)
}

/** What web server and worker, and PostgreSQL, have written so far. */
export function readLogs(): string {
  return ['output.log', 'postgres.log'].map((name) => readFileSync(join(process.env.E2E_DATA_DIR ?? '', name), 'utf8')).join('\n')
}
