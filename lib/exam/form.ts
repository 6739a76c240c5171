import { z } from 'zod'
import type { Form, Step } from '@/lib/workflow/form'
import { positionStep } from './choice-position'
import { choiceStep } from './choice-step'
import type { ByHand } from './conditions/condition-objections'
import { detailsStep } from './details-step'
import type { Proof } from './features'
import { methodStep } from './method-step'
import { proofStep } from './proof-step'
import type { SectionChoice } from './sections/choice'
import { subjectsStep } from './subjects-step'

/** What the form of one exam session is made from; plain data, so that the browser builds the same form. */
export type RegistrationFrame = {
  letters: readonly { id: string; key: string; title: string; needsTick: boolean }[]
  choices: readonly { level: string; specialty: string }[]
  /** 2020-08: no diploma is younger than this month. */
  month: string
  /** 报名信息 otherwise than the standard one. */
  sections?: readonly SectionChoice[]
  /** Certificates and titles that the conditions name. */
  certificates?: readonly string[]
  /** One chooses a position. */
  position?: true
  /** 报名地, where the exam has them. */
  regions?: readonly string[]
  /** Where one chooses subjects; `all`: every one that is open to the level and specialty. */
  subjects?: { papers: readonly FramePaper[]; all: boolean }
  /** 告知承诺制: whom it is offered to, and why not to this person (E-12). */
  method?: { levels: readonly string[]; barred: string | null }
  /** What is uploaded by who is reviewed (E-13): with 告知承诺制 who does not commit and these levels, else everybody. */
  proof?: { proofs: readonly Proof[]; levels: readonly string[] }
  /** What a person must judge of this candidate, and what is uploaded for it (E-10). */
  byHand?: readonly ByHand[]
}

type FramePaper = { subject: string; levels: readonly string[] | null; specialties: readonly string[] | null; feeFen: number }

/** 报名: the letters one after another, 报名信息, 级别 and 专业, 科目, 办理方式, proofs (E-02, E-04, E-05, E-12, E-13). */
export function registrationForm(frame: RegistrationFrame): Form {
  const made = forms.get(frame) ?? makeForm(frame)
  forms.set(frame, made)
  return made
}

// A form is some thirty schemas; each frame makes it once.
const forms = new WeakMap<RegistrationFrame, Form>()

function makeForm(frame: RegistrationFrame): Form {
  const letters = frame.letters.map((letter): [string, Step] => [letter.key, letterStep(letter)])
  return {
    version: 1,
    steps: {
      ...Object.fromEntries(letters),
      details: detailsStep(frame.month, frame.sections, frame),
      choice: frame.position ? positionStep : choiceStep(frame.choices, frame.regions),
      ...(frame.subjects ? { subjects: subjectsStep(frame.subjects, frame.choices) } : {}),
      ...(frame.method ? { method: methodStep(frame.method) } : {}),
      ...(frame.proof ? { proof: proofStep(frame.proof, frame.method !== undefined, frame.byHand) } : {}),
    },
  }
}

/** The field in which agreeing to a letter is kept: its value is the version agreed to. */
export function letterField(key: string): string {
  return `letter_${key}`
}

function letterStep(letter: RegistrationFrame['letters'][number]): Step {
  const schema = z
    .string()
    .refine((value) => value === letter.id, letter.needsTick ? '请阅读全文并勾选“同意”。' : '请阅读全文，再点击“下一步”。')
  return {
    title: letter.title,
    sections: [
      {
        title: letter.title,
        fields: { [letterField(letter.key)]: { label: letter.needsTick ? '同意' : letter.title, schema, as: 'letter' } },
      },
    ],
  }
}
