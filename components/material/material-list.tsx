import { ActionForm } from '@/components/form/action-form'
import { Badge } from '@/components/ui/badge'
import { Button, ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { fullDay } from '@/lib/clock/format'
import { materialFacts, materialSrc, unusedDaysMax } from '@/lib/material/rules'
import type { NamedFile } from '@/lib/workflow/form'

type Refused = { message: string }
type MaterialListProps = {
  materials: readonly (NamedFile & { createdAt: Date; used: boolean })[]
  remove: (previous: Refused | null, form: FormData) => Promise<Refused | null>
}

/** Everything in one's library: look at it, take it back as a file, remove what no business uses. */
export function MaterialList({ materials, remove }: MaterialListProps) {
  if (materials.length === 0)
    return (
      <div className="mt-6">
        <Empty title="资料库还是空的">上传的身份证明、工作证明、获奖证书等会列在这里，以后办理业务可以直接选用。</Empty>
      </div>
    )
  return (
    <>
      <ul aria-label="我的文件" className="mt-6 grid gap-4 sm:grid-cols-2">
        {materials.map((material) => (
          <li key={material.id} className="flex min-w-0 flex-col rounded-xl border border-line bg-card">
            <Look material={material} />
            <div className="flex flex-1 flex-col gap-1 px-4 py-3">
              <p className="break-all font-bold">{material.name}</p>
              <p className="text-ink-2 text-sm">
                {materialFacts(material)} · {fullDay(material.createdAt)}上传
              </p>
              <div className="mt-auto flex flex-wrap items-center justify-between gap-2 pt-2">
                <ButtonLink href={`${materialSrc(material.id)}?download=1`} tone="quiet" size="small">
                  下载<span className="sr-only"> {material.name}</span>
                </ButtonLink>
                {material.used ? <Badge tone="done">业务使用中</Badge> : <Remove material={material} action={remove} />}
              </div>
            </div>
          </li>
        ))}
      </ul>
      <p className="mt-4 text-ink-3 text-sm">业务使用中的文件不能删除。{unusedDaysMax} 天没有用于任何业务的文件会自动清除。</p>
    </>
  )
}

type Item = MaterialListProps['materials'][number]

function Look({ material }: { material: Item }) {
  const label = `查看 ${material.name}（在新窗口打开）`
  return (
    <a
      href={materialSrc(material.id)}
      target="_blank"
      rel="noreferrer"
      aria-label={label}
      className="flex h-40 items-center justify-center overflow-hidden rounded-t-xl border-line border-b bg-sunk"
    >
      {material.mediaType === 'application/pdf' ? (
        <span className="flex h-28 w-20 flex-col items-center justify-center rounded border border-line bg-card font-bold text-ink-2">
          PDF<span className="font-normal text-sm">{material.pages} 页</span>
        </span>
      ) : (
        // biome-ignore lint/performance/noImgElement: a private file that must not pass through an optimiser and its cache
        <img src={materialSrc(material.id)} alt="" loading="lazy" className="h-full w-full object-contain" />
      )}
    </a>
  )
}

function Remove({ material, action }: { material: Item; action: MaterialListProps['remove'] }) {
  return (
    <ActionForm action={action}>
      <input type="hidden" name="material" value={material.id} />
      <Button tone="danger" size="small" aria-label={`删除 ${material.name}`}>
        删除
      </Button>
    </ActionForm>
  )
}
