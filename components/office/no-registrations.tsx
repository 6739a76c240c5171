import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

type Props = {
  /** What was asked for. */
  asked: { after: boolean; search: boolean; state: boolean }
  /** The first page of what was asked for, and all registrations. */
  first: string
  all: string
}

/** Why a page of registrations has none, and where there are some. */
export function NoRegistrations({ asked: { after, search, state }, first, all }: Props) {
  const [href, label] = after ? [first, '回到第一页'] : [all, '看全部报名']
  return (
    <Empty
      title={after ? '后面没有了' : '没有这样的报名'}
      action={
        (after || search || state) && (
          <ButtonLink href={href} tone="secondary">
            {label}
          </ButtonLink>
        )
      }
    >
      {after
        ? '这一页之后没有报名。'
        : search
          ? '请核对报名序号或姓名的开头；同名太多的，请多写几个字。'
          : state
            ? '没有处于这个状态的报名。'
            : '考生进入报名以后，会列在这里。'}
    </Empty>
  )
}
