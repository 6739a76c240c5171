'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { decideDishonesty } from '@/lib/dishonesty/decide-dishonesty'
import { findInRegistry } from '@/lib/dishonesty/find-in-registry'
import { proposeEnding } from '@/lib/dishonesty/propose-ending'
import { proposeEntry } from '@/lib/dishonesty/propose-entry'
import type { Refused } from '@/lib/workflow/refusal'

const here = '/office/dishonesty'

/** Posted, because what is typed may be an ID number, which stands in no address. */
export async function findDishonestyAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const viewer = await requireViewer('staff', here)
  const found = await findInRegistry(viewer, text(sent, 'q'))
  return found.ok ? redirect(`${here}?${new URLSearchParams(found.filter)}`) : found
}

export async function proposeEntryAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const since = performance.now()
  const viewer = await requireViewer('staff', `${here}/new`)
  const [idNumber, caseId, source, years] = [
    text(sent, 'idNumber'),
    text(sent, 'case'),
    text(sent, 'source'),
    text(sent, 'years'),
  ]
  const [startsOn, effect] = [text(sent, 'startsOn'), text(sent, 'effect')]
  const proposed = await proposeEntry(
    viewer,
    {
      idNumber,
      caseId,
      source,
      years,
      startsOn,
      effect,
      reason: text(sent, 'reason'),
      documentNumber: text(sent, 'documentNumber'),
    },
    since,
  )
  return proposed.ok ? redirect(`${here}/${proposed.id}?done=proposed`) : proposed
}

export async function proposeEndingAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const since = performance.now()
  const page = entryPage(sent)
  const viewer = await requireViewer('staff', page)
  const decision = { reason: text(sent, 'reason'), documentNumber: text(sent, 'documentNumber') }
  const proposed = await proposeEnding(viewer, text(sent, 'entry'), decision, since)
  return proposed.ok ? redirect(`${page}?done=proposed`) : proposed
}

export async function decideDishonestyAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const since = performance.now()
  const page = entryPage(sent)
  const viewer = await requireViewer('staff', page)
  const verdict = text(sent, 'do') === 'confirm' ? 'confirmed' : 'declined'
  const decided = await decideDishonesty(viewer, text(sent, 'entry'), verdict, since)
  return decided.ok ? redirect(`${page}?done=${verdict}`) : decided
}

function entryPage(sent: FormData): string {
  return `${here}/${encodeURIComponent(text(sent, 'entry'))}`
}

function text(sent: FormData, name: string): string {
  const value = postedForm(sent).get(name)
  return typeof value === 'string' ? value : ''
}
