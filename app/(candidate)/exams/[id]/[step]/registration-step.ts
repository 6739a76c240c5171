import { makeStepView } from '@/components/form/make-step-view'
import type { StepView } from '@/components/form/step-view'
import type { Viewer } from '@/lib/access/viewer'
import { minute } from '@/lib/clock/format'
import { letterField } from '@/lib/exam/form'
import { baseFee } from '@/lib/exam/papers'
import type { OpenRegistration } from '@/lib/exam/read-registration'
import { readStepFiles } from '@/lib/material/read-step-files'
import { stepOf } from '@/lib/workflow/form'

type Part = NonNullable<OpenRegistration['part']>

/** One step of a registration as it is drawn. */
export async function registrationStep(viewer: Viewer, open: OpenRegistration, form: Part, step: string): Promise<StepView> {
  const { head, answers, frame } = open
  const letter = frame.letters.find((one) => one.key === step)
  return makeStepView({
    form,
    answers,
    title: frame.session.shortTitle,
    caseId: head.id,
    stepName: step,
    version: open.version,
    savedAt: minute(open.savedAt),
    formName: 'exam-registration',
    frame: open.facts.frame,
    draftKey: `${viewer.accountId}:${head.id}`,
    nextLabel: step === 'details' ? '保存并进入下一步' : '下一步',
    hrefOf: (name) => `/exams/${head.aboutId}/${name}`,
    extraSteps: 1,
    materials: await readStepFiles(viewer, stepOf(form, step), answers),
    values:
      step === 'subjects'
        ? { subjects: { baseFen: baseFee(frame, answers) } }
        : letter && { [letterField(letter.key)]: { value: letter.id, tick: letter.needsTick } },
  })
}
