import { Alert } from '@/components/ui/alert'
import { Button, ButtonLink } from '@/components/ui/button'

export type InviteProps = { later: (form: FormData) => Promise<void>; back: string }
type Words = { title: string; children: string; href: string; go: string; putOff: string }

/** Asks for something once and never forces it: go there, or put it off. */
export function Invite({ title, children, href, go, putOff, later, back }: InviteProps & Words) {
  return (
    <Alert title={title}>
      <p className="mb-3">{children}</p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={href} size="small">
          {go}
        </ButtonLink>
        <form action={later}>
          <input type="hidden" name="back" value={back} />
          <Button tone="quiet" size="small">
            {putOff}
          </Button>
        </form>
      </div>
    </Alert>
  )
}
