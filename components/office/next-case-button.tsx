import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { Kbd } from './kbd'

type NextCaseButtonProps = {
  queue: string
  action: (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
  quiet?: boolean
}

/** Takes the case that has waited longest and opens it (N). */
export function NextCaseButton({ queue, action, quiet = false }: NextCaseButtonProps) {
  return (
    <ActionForm action={action}>
      <input type="hidden" name="queue" value={queue} />
      <SubmitButton tone={quiet ? 'secondary' : 'primary'} size={quiet ? 'small' : 'normal'} data-key="N">
        领取下一件 <Kbd>N</Kbd>
      </SubmitButton>
    </ActionForm>
  )
}
