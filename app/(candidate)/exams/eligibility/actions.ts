'use server'
import { postedForm } from '@/app/posted-form'
import { type EligibilityAnswer, readEligibility } from '@/lib/exam/conditions/read-eligibility'
import { fieldsIn } from '@/lib/workflow/answers-in'

export async function eligibilityAction(_: EligibilityAnswer, formData: FormData): Promise<EligibilityAnswer> {
  const form = postedForm(formData)
  return readEligibility(fieldsIn(form), form.get('then'))
}
