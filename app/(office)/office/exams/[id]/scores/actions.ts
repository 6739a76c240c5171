'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { confirmCorrection, declineCorrection, proposeCorrection } from '@/lib/scoring/correct'
import { setPaperMarks } from '@/lib/scoring/full-marks'
import { importScores } from '@/lib/scoring/import-scores'
import { confirmPublication, proposePublication, withdrawPublication } from '@/lib/scoring/publish'
import type { Refused } from '@/lib/workflow/refusal'

export async function importScoresAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const since = performance.now()
  const { form, session, viewer, here } = await asked(sent)
  const file = form.get('file')
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const kind = text(form, 'kind') === 'findings' ? 'findings' : 'scores'
  const brought = await importScores(viewer, session, { kind, name: file instanceof File ? file.name : '', bytes }, since)
  return brought.ok ? redirect(`${here}?import=${brought.importId}#report`) : brought
}

export async function setFullMarksAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const { form, session, viewer, here } = await asked(sent)
  const marks = texts(form, 'fullMarks')
  const set = await setPaperMarks(
    viewer,
    session,
    Object.fromEntries(texts(form, 'subject').map((subject, at) => [subject, marks[at] ?? ''])),
  )
  return set.ok ? redirect(`${here}?done=marks`) : set
}

export async function proposeScoresAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const since = performance.now()
  const { form, session, viewer, here } = await asked(sent)
  const [levels, marks] = [texts(form, 'level'), texts(form, 'mark')]
  const standard = texts(form, 'subject').flatMap((subject, at) => {
    const mark = marks[at]?.trim() ?? ''
    return mark === '' ? [] : [{ subject, level: levels[at] || null, mark }]
  })
  const proposal = { publishAt: text(form, 'publishAt'), marks: standard, validYears: text(form, 'validYears').trim() }
  const proposed = await proposePublication(viewer, session, proposal, since)
  return proposed.ok ? redirect(`${here}?done=proposed`) : proposed
}

export async function confirmScoresAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const since = performance.now()
  const { form, viewer, here } = await asked(sent)
  const confirmed = await confirmPublication(viewer, text(form, 'publication'), since)
  return confirmed.ok ? redirect(`${here}?done=confirmed`) : confirmed
}

export async function withdrawScoresAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const since = performance.now()
  const { form, viewer, here } = await asked(sent)
  const withdrawn = await withdrawPublication(viewer, text(form, 'publication'), since)
  return withdrawn.ok ? redirect(`${here}?done=withdrawn`) : withdrawn
}

export async function proposeCorrectionAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const since = performance.now()
  const { form, session, viewer, here } = await asked(sent)
  const wanted = {
    number: text(form, 'number'),
    subject: text(form, 'subject'),
    score: text(form, 'score'),
    reason: text(form, 'reason'),
  }
  const proposed = await proposeCorrection(viewer, session, wanted, since)
  return proposed.ok ? redirect(`${here}?done=correction#corrections`) : proposed
}

export async function decideCorrectionAction(_: unknown, sent: FormData): Promise<Refused | null> {
  const since = performance.now()
  const { form, viewer, here } = await asked(sent)
  const decide = text(form, 'do') === 'confirm' ? confirmCorrection : declineCorrection
  const decided = await decide(viewer, text(form, 'correction'), since)
  return decided.ok ? redirect(`${here}?done=correction-${decided.state}#corrections`) : decided
}

async function asked(sent: FormData) {
  const form = postedForm(sent)
  const session = text(form, 'session')
  const here = `/office/exams/${encodeURIComponent(session)}/scores`
  return { form, session, here, viewer: await requireViewer('staff', here) }
}

function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

function texts(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string')
}
