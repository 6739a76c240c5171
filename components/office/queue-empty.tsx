import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { type QueueFilter, queueHref } from '@/lib/desk/queue-filter'

type QueueEmptyProps = { filter: QueueFilter; tooMany: boolean; hasWork: boolean }

/** Why the queue shows nothing, and what to do about it. */
export function QueueEmpty({ filter, tooMany, hasWork }: QueueEmptyProps) {
  if (tooMany)
    return (
      <Empty
        title={`以“${filter.search}”开头的太多了`}
        action={<ButtonLink href={queueHref(filter, { search: '' })}>不按编号或姓名查找</ButtonLink>}
      >
        请把姓名或编号写得完整一些，再查找一次。
      </Empty>
    )
  const words = hasWork ? '换一个筛选条件，或稍后再来。' : '您的角色没有要办理的业务；轮到您时会列在这里。'
  if (filter.after)
    return (
      <Empty title="后面没有了" action={<ButtonLink href={queueHref(filter)}>回到第一页</ButtonLink>}>
        {words}
      </Empty>
    )
  return (
    <Empty title="没有等您办理的业务" action={<ButtonLink href="/office/queue">看全部待办</ButtonLink>}>
      {words}
    </Empty>
  )
}
