import type { ButtonProps, ButtonTone } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { MoveTone } from '@/lib/desk/moves'

type MoveButtonProps = ButtonProps & {
  move: { name: string; tone: MoveTone }
  pendingLabel?: string
  'data-key'?: string
  'data-aim'?: string | undefined
}

/** Decides: what is pressed says which move. */
export function MoveButton({ move, ...rest }: MoveButtonProps) {
  return <SubmitButton {...rest} name="move" value={move.name} tone={tones[move.tone]} size="small" />
}

const tones: Record<MoveTone, ButtonTone> = { approve: 'approve', return: 'secondary', reject: 'danger' }
