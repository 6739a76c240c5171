import { ActionForm } from '@/components/form/action-form'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button, ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { dayAndMinute } from '@/lib/clock/format'
import { type EducationLevel, levelName, needsProof, nextStepWords, type Standing, standingWords } from '@/lib/education/rules'
import { LevelProof } from './level-proof'
import { LevelRecord } from './level-record'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
type LevelCardProps = { level: EducationLevel; attach: Action; remove: Action }

const tones: Record<Standing, BadgeTone> = { waiting: 'others', passed: 'done', failed: 'ended-badly', onsite: 'soon' }

/** One education level: what was typed, how its check stands, and what to do next (E-10, E-14). */
export function LevelCard({ level, attach, remove }: LevelCardProps) {
  const { id, standing, answeredAt } = level
  return (
    <Card title={levelName(level)} aside={<Badge tone={tones[standing]}>学历核查：{standingWords[standing]}</Badge>} as="article">
      <DescriptionList items={described(level)} />
      <p className="mt-4 text-ink-2">
        {answeredAt && <span className="text-ink-3">{dayAndMinute(answeredAt)}　</span>}
        {nextStepWords(level)}
      </p>
      <LevelRecord level={level} />
      {needsProof(standing) && <LevelProof level={level} attach={attach} />}
      <div className="mt-5 flex flex-wrap items-start gap-3 border-line border-t pt-4">
        <ButtonLink href={`/profile/dossier/${id}`} tone="secondary" size="small">
          修改<span className="sr-only"> {levelName(level)}</span>
        </ButtonLink>
        <details className="min-w-0">
          <summary className="flex min-h-10 cursor-pointer items-center px-2 text-ink-2">删除</summary>
          <ActionForm action={remove} className="mt-2">
            <input type="hidden" name="level" value={id} />
            <p className="mb-2 text-ink-2 text-sm">删除后不再用于报名；已经用它报名的，报名里的内容不变。</p>
            <Button tone="danger" size="small" aria-label={`删除 ${levelName(level)}`}>
              确定删除
            </Button>
          </ActionForm>
        </details>
      </div>
    </Card>
  )
}

function described({ degree, major, startedOn, endedOn, mode, abroad, certificate, degreeCertificate }: EducationLevel) {
  return [
    { term: '在哪里取得', detail: abroad ? '国（境）外' : '境内' },
    { term: '学位', detail: degree },
    { term: '所学专业', detail: major },
    { term: '起止年月', detail: `${startedOn} 至 ${endedOn}` },
    { term: '学习形式', detail: mode },
    ...(certificate ? [{ term: '毕业证书编号', detail: <span className="break-all">{certificate}</span> }] : []),
    ...(degreeCertificate ? [{ term: '学位证书编号', detail: <span className="break-all">{degreeCertificate}</span> }] : []),
  ]
}
