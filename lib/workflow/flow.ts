import type { Tx } from '@/db/client'
import type { Origin } from '@/lib/access/sign-in'
import type { Viewer } from '@/lib/access/viewer'
import type { Answers, Form } from './form'

/** What gates found out and later steps need; never shown, sealed at rest. */
export type Kept = Readonly<Record<string, string>>

/** What a gate, or the end of a flow, is given. */
export type FlowWork = {
  /** The hash of the flow's id: what codes and tickets are bound to. */
  flowHash: string
  step: string
  /** All that was answered, as stored: without passwords and codes. */
  answers: Answers
  /** This step as sent just now, with them. */
  typed: Answers
  /** The 验证码 that the browser worked out. */
  proof: string
  kept: Kept
  /** Remembers something until the flow ends, whether this step is passed or not. */
  keep: (found: Kept) => void
  origin: Origin
  viewer: Viewer | null
}

/** Why one cannot go on: at a field, or above the form, with what to do next. */
export type FlowRefusal = { message: string; field?: string; advice?: readonly string[]; link?: { href: string; label: string } }

/** Something that must hold besides the right answers; gates are asked in order, the first refusal stands. */
export type Gate = (work: FlowWork) => Promise<FlowRefusal | null>

/** Something that a step sends when asked: an SMS code, a QR code for the phone. `seconds`: until it may be asked again. */
export type Send = (work: FlowWork) => Promise<{ ok: true; seconds: number } | { ok: false; field?: string; message: string }>

/** A wizard of somebody without an account, or of somebody who proves anew who they are, as data (house.md, the second way of keeping state). */
export type Flow = {
  kind: string
  /** Above the step bar. */
  title: string
  /** Its steps are at `${path}/${step}`, its end at `${path}/done`. */
  path: string
  form: Form
  /** The step bar as the manual names it, each place with its steps; `doneTitle` is the last. */
  bar: readonly { title: string; steps: readonly string[] }[]
  /** What is read before it is agreed to, by the field that agrees. */
  documents?: Readonly<Record<string, { version: string; title: string; paragraphs: readonly string[] }>>
  /** The last place of the bar. */
  doneTitle: string
  /** What follows from the answers of a step and is not typed, before they are checked. */
  fill?: Readonly<Record<string, (answers: Answers) => Answers>>
  /** What its boxes begin with. */
  defaults?: Answers
  /** The same, of what is known of whoever is signed in. */
  known?: (viewer: Viewer) => Promise<Answers>
  /** What fields are drawn with beside their declaration, of what was found out and answered: whose username, which questions. */
  shown?: (kept: Kept, answers: Answers) => Readonly<Record<string, { value?: string; hint?: string }>>
  /** A way out beside the fields of a step: 手机号已停用？ */
  links?: Readonly<Record<string, { href: string; label: string }>>
  gates: Readonly<Record<string, readonly Gate[]>>
  /** Steps whose 验证码 works by itself. */
  proofSteps: readonly string[]
  sends?: Readonly<Record<string, Send>>
  /** For whoever is signed in as such an account only. */
  needs?: Viewer['kind']
  /** Everything that it comes to, in the transaction that ends it; answers what its last page says. */
  finish: (tx: Tx, work: FlowWork) => Promise<{ ok: true; result: Kept } | { ok: false; refusal: FlowRefusal }>
}
