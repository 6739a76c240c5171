import { PhotoField } from '@/components/form/photo-field'
import { photoRulesOf } from '@/lib/exam/photo-rules'
import type { OpenRegistration } from '@/lib/exam/read-registration'
import { photoSrc } from '@/lib/exam/use-photo'
import { photoRefusalSentence } from '@/lib/photo/refusals'
import { describePhotoRules } from '@/lib/photo/rules'
import { usePhotoAction } from '../../actions'

/** The photo of a registration; `refusal` is why the last one was not taken. */
export function RegistrationPhoto({ open, refusal }: { open: OpenRegistration; refusal?: string | undefined }) {
  const { head, answers, frame } = open
  const used = answers.photo ? { src: photoSrc(answers.photo) } : undefined
  const rules = photoRulesOf(frame.session)
  const action = usePhotoAction.bind(null, head.id, frame.session.id)
  return (
    <PhotoField
      action={action}
      current={used}
      error={refusal && photoRefusalSentence(refusal)}
      rules={rules}
      hint={describePhotoRules(rules)}
      phone="0755-88100099"
    />
  )
}
