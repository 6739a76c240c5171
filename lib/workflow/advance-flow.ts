// The only place that moves a flow: what was typed is kept, then checked, then the gates, and at its end what it comes to.
import { randomBytes } from 'node:crypto'
import { db } from '@/db/client'
import { type FlowRow, findFlow, finishFlow, insertFlow, releaseFlow, takeFlow, updateFlow } from '@/db/queries/flow'
import type { Origin } from '@/lib/access/sign-in'
import type { Viewer } from '@/lib/access/viewer'
import { sha256 } from '@/lib/crypto/canonical'
import { seal, unseal } from '@/lib/crypto/sealed'
import { cleanText } from './clean-text'
import type { Flow, FlowRefusal, FlowWork, Kept } from './flow'
import { type Answers, checkStep, fieldsOf, type Problems, stepOf, visibleSteps } from './form'
import { openAnswers, sealAnswers } from './freeze-answers'

const lengthMax = 200
const typedOnceMax = 1000
/** Longer than a bank lets one wait. */
const [waitMs, waitsMax] = [150, 80]
const typedOnce = ['password', 'code']

/** How a flow stands in this browser. `at`: the step that comes next; null: it is finished, and `kept` is what its last page says. */
export type FlowStanding = { id: string; at: string | null; passed: readonly string[]; answers: Answers; kept: Kept }

/** The flow that `id` of the cookie names; null: none, or its 30 minutes are over. */
export async function readFlow(flow: Flow, id: string | null, viewer: Viewer | null): Promise<FlowStanding | null> {
  const row = id ? await findFlow(sha256(id), flow.kind) : null
  if (!id || !row || row.accountId !== (flow.needs ? (viewer?.accountId ?? '') : null)) return null
  return standingOf(flow, id, row)
}

function standingOf(flow: Flow, id: string, row: FlowRow): FlowStanding {
  const answers = openedAnswers(flow, row)
  const at = row.finishedAt ? null : standingAt(flow, answers, row.passed)
  return { id, at, passed: row.passed, answers, kept: openedKept(row) }
}

/** May this step be opened: where the flow stands, or before that. */
export function mayOpenFlowStep(flow: Flow, { answers, at }: FlowStanding, step: string): boolean {
  const steps = visibleSteps(flow.form, answers)
  return at !== null && steps.includes(step) && steps.indexOf(step) <= steps.indexOf(at)
}

export type Asker = { id: string | null; viewer: Viewer | null; origin: Origin }

/** `id`: for the cookie. `next`: the step to go to, null: the end. */
export type Advanced =
  | { ok: true; id: string; next: string | null }
  | { ok: false; id: string | null; answers: Answers; problems: Problems; refusal?: FlowRefusal; sentSeconds?: number }
  /** Over, or not yet at this step: go to where it stands. */
  | { ok: 'elsewhere'; next: string; over: boolean }

/**
 * 下一步 of a step: keeps what was typed, then refuses what is wrong in it, then what a gate refuses; else goes on, and after the last
 * step finishes, once. `then` `send` sends what the step sends instead. A step that was not reached is not taken.
 */
export async function advanceFlow(flow: Flow, step: string, sent: Answers, then: string, asker: Asker): Promise<Advanced> {
  const first = Object.keys(flow.form.steps)[0] ?? ''
  const found = await readFlow(flow, asker.id, asker.viewer)
  // After its end the same browser may begin anew.
  const standing = found?.at === null && step === first ? null : found
  if (!standing && step !== first) return { ok: 'elsewhere', next: first, over: true }
  const id = standing?.id ?? (await beginFlow(flow, asker.viewer))
  const row = await waitForFlow(flow, id)
  if (!row) return { ok: 'elsewhere', next: first, over: true }
  try {
    const stands = standingOf(flow, id, row)
    if (!mayOpenFlowStep(flow, stands, step)) return { ok: 'elsewhere', next: stands.at ?? 'done', over: false }
    return await takeStep(flow, step, sent, then, { ...asker, id }, row)
  } finally {
    await releaseFlow(row.idHash)
  }
}

async function takeStep(
  flow: Flow,
  step: string,
  sent: Answers,
  then: string,
  { id, viewer, origin }: Asker & { id: string },
  row: FlowRow,
): Promise<Advanced> {
  const typed = typedAnswers(flow, step, sent)
  const stored = Object.fromEntries(Object.entries(typed).filter(([name]) => !isTypedOnce(flow, step, name)))
  const merged = { ...openedAnswers(flow, row), ...stored }
  const answers = flow.fill?.[step]?.(merged) ?? merged
  const kept: Record<string, string> = { ...openedKept(row) }
  const keep = (found: Kept) => void Object.assign(kept, found)
  const work: FlowWork = { flowHash: row.idHash, step, answers, typed, proof: sent.proof ?? '', kept, keep, viewer, origin }

  const judged = await (then === 'send' ? sendFor(flow, work) : judge(flow, work))
  const before = passedBefore(flow, answers, row.passed, step)
  const next = judged.ok ? standingAt(flow, answers, [...before, step]) : step
  // The last step is passed by finishing: until then one may still come back to it.
  const passed = judged.ok && next ? [...before, step] : before
  await updateFlow(row, { answers: sealAnswers(flow.form, answers), keptSealed: sealKept(kept), passed })
  if (!judged.ok) return { ...judged, id, answers: shown(flow, step, answers) }
  if (next) return { ok: true, id, next }
  const refusal = await finish(flow, row, work)
  if (!refusal) return { ok: true, id, next: null }
  return { ok: false, id, answers: shown(flow, step, answers), problems: problemsOf(refusal), refusal }
}

/** One post of a flow at a time: the second of a double click waits until the first is through. */
async function waitForFlow(flow: Flow, id: string): Promise<FlowRow | null> {
  for (let asked = 0; asked < waitsMax; asked += 1) {
    const row = await takeFlow(sha256(id), flow.kind)
    if (row) return row
    await new Promise((settle) => setTimeout(settle, waitMs))
  }
  return null
}

type Judged = { ok: true } | { ok: false; problems: Problems; refusal?: FlowRefusal; sentSeconds?: number }

async function judge(flow: Flow, work: FlowWork): Promise<Judged> {
  const step = stepOf(flow.form, work.step)
  const all = { ...work.typed, ...work.answers }
  // Also what is wrong across fields: a wrong number explains why nothing followed from it.
  const problems = { ...step.check?.(all), ...checkStep(step, all) }
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  for (const gate of flow.gates[work.step] ?? []) {
    const refusal = await gate(work)
    if (refusal) return { ok: false, problems: problemsOf(refusal), refusal }
  }
  return { ok: true }
}

async function sendFor(flow: Flow, work: FlowWork): Promise<Judged> {
  const sent = await flow.sends?.[work.step]?.(work)
  if (!sent) return { ok: false, problems: {} }
  if (sent.ok) return { ok: false, problems: {}, sentSeconds: sent.seconds }
  const { field, message } = sent
  return field ? { ok: false, problems: { [field]: message } } : { ok: false, problems: {}, refusal: { message } }
}

/** One transaction: the flow is over, and what it came to is there, or neither. */
async function finish(flow: Flow, row: FlowRow, work: FlowWork): Promise<FlowRefusal | null> {
  return db()
    .transaction(async (tx) => {
      const finished = await flow.finish(tx, work)
      if (!finished.ok) throw new NotFinished(finished.refusal)
      await finishFlow(tx, row, sealKept(finished.result))
      return null
    })
    .catch((error: unknown) => {
      if (error instanceof NotFinished) return error.refusal
      throw error
    })
}

/** Rolls the transaction back. */
class NotFinished extends Error {
  override name = 'NotFinished'
  constructor(readonly refusal: FlowRefusal) {
    super('the flow was not finished')
  }
}

async function beginFlow(flow: Flow, viewer: Viewer | null): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  const accountId = flow.needs ? (viewer?.accountId ?? null) : null
  await insertFlow({ idHash: sha256(id), kind: flow.kind, accountId, answers: {}, keptSealed: sealKept({}), passed: [] })
  return id
}

/** The first step that was not passed; null: all were. */
function standingAt(flow: Flow, answers: Answers, passed: readonly string[]): string | null {
  return visibleSteps(flow.form, answers).find((name) => !passed.includes(name)) ?? null
}

/** A step that is answered anew takes back what came after it. */
function passedBefore(flow: Flow, answers: Answers, passed: readonly string[], step: string): string[] {
  const steps = visibleSteps(flow.form, answers)
  return steps.slice(0, steps.indexOf(step)).filter((name) => passed.includes(name))
}

/** Passwords are any characters at all, and are left as they are. */
function typedAnswers(flow: Flow, step: string, sent: Answers): Record<string, string> {
  const names = Object.keys(fieldsOf(stepOf(flow.form, step)))
  return Object.fromEntries(
    names.map((name) => {
      const value = sent[name] ?? ''
      const text = isTypedOnce(flow, step, name) ? value.slice(0, typedOnceMax) : cleanText(value).slice(0, lengthMax)
      return [name, text.toWellFormed()]
    }),
  )
}

function isTypedOnce(flow: Flow, step: string, name: string): boolean {
  return typedOnce.includes(fieldsOf(stepOf(flow.form, step))[name]?.as ?? '')
}

function shown(flow: Flow, step: string, answers: Answers): Answers {
  const names = Object.keys(fieldsOf(stepOf(flow.form, step)))
  return Object.fromEntries(names.flatMap((name) => (answers[name] === undefined ? [] : [[name, answers[name]]])))
}

function problemsOf({ field, message }: FlowRefusal): Problems {
  return field ? { [field]: message } : {}
}

function openedAnswers(flow: Flow, row: FlowRow): Answers {
  return openAnswers(flow.form, { answers: row.answers, version: 1, savedAt: row.expiresAt })
}

function openedKept(row: FlowRow): Kept {
  return JSON.parse(unseal(row.keptSealed, 'flow'))
}

function sealKept(kept: Kept): string {
  return seal(JSON.stringify(kept), 'flow')
}
