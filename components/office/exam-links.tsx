import { ButtonLink } from '@/components/ui/button'

/** From a session's registrations to its other pages. */
export function ExamLinks({ here, hasPositions }: { here: string; hasPositions: boolean }) {
  return (
    <div className="flex flex-wrap gap-2">
      <ButtonLink href={`${here}/board`} tone="secondary">
        报名动态
      </ButtonLink>
      {hasPositions && (
        <ButtonLink href={`${here}/positions`} tone="secondary">
          职位表
        </ButtonLink>
      )}
      <ButtonLink href={`${here}/scores`} tone="secondary">
        成绩
      </ButtonLink>
      <ButtonLink href={`${here}/seats`}>座位编排</ButtonLink>
    </div>
  )
}
