'use client'
import { useId, useRef, useState } from 'react'
import { MarkBoxes } from '@/components/material/mark-boxes'
import { MarkList } from '@/components/material/mark-list'
import { PageCanvas } from '@/components/material/page-canvas'
import { useOpened, useWidth } from '@/components/material/use-opened'
import { useJudging } from './judging'
import { MarkLayer } from './mark-layer'
import { MarkTexts, markToolId } from './mark-texts'

/** The page, which of the zooms, and how many quarter turns. */
type Look = { page: number; zoom: number; turns: number }
export type Material = { id: string; name: string; mediaType: string }

const zooms = [50, 75, 100, 150, 200, 300]
const fits = 2

/** Pictures and PDFs of a case: several materials, their pages, larger, smaller, turned (O-20), and defects marked on them (B-05). */
export function MaterialViewer({ materials }: { materials: readonly Material[] }) {
  const { marksOn } = useJudging()
  const [chosen, setChosen] = useState(0)
  const material = materials[chosen]
  if (!material) {
    return <p className="rounded-xl border border-edge/60 border-dashed px-5 py-6 text-center text-ink-2">这一件没有上传材料。</p>
  }
  return (
    <section aria-label="材料">
      <div className="mb-2 flex flex-wrap gap-2">
        {materials.map(({ id, name }, index) => (
          <button key={id} type="button" aria-pressed={index === chosen} onClick={() => setChosen(index)} className={tab}>
            {name}
            {marksOn(id).length > 0 && `（${marksOn(id).length} 处标记）`}
          </button>
        ))}
      </div>
      <OneMaterial key={material.id} material={material} />
    </section>
  )
}

function OneMaterial({ material }: { material: Material }) {
  const { opened, isFailed, fail } = useOpened(material)
  const { questionOf, marksOn, pastOn } = useJudging()
  const [look, setLook] = useState<Look>({ page: 1, zoom: fits, turns: 0 })
  const [isMarking, setMarking] = useState(false)
  const [told, tell] = useState('')
  const frame = useRef<HTMLElement>(null)
  const room = useWidth(frame)
  const help = useId()
  const { page, zoom, turns } = look
  const question = questionOf(material.id)
  const past = pastOn(material.id)
  const isHere = (mark: { page: number }) => mark.page === page
  return (
    <>
      <div role="toolbar" aria-label="材料工具" className="flex flex-wrap items-center gap-1 text-[0.9375rem]">
        <LookTools look={look} pages={opened?.pages ?? 1} change={(change) => setLook({ ...look, ...change })} />
        {question && <MarkTool isOn={isMarking} press={() => setMarking(!isMarking)} />}
        <a href={`/api/files/${material.id}`} target="_blank" rel="noreferrer" className="link ml-auto inline-block py-2">
          在新窗口打开
        </a>
      </div>
      {isFailed && (
        <p role="alert" className="py-3 text-seal">
          材料没有打开，请点“在新窗口打开”，或刷新页面重试。
        </p>
      )}
      {isMarking && question && <MarkHelp id={help} />}
      <section
        ref={frame}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={material.name}
        className="max-h-[34rem] overflow-auto rounded-xl bg-ink-2 p-4 dark:bg-sunk"
      >
        <PageCanvas
          opened={opened}
          page={page}
          turns={turns}
          width={(room * (zooms[zoom] ?? 100)) / 100}
          label={`${material.name}，第 ${page} 页`}
          fail={fail}
        >
          <MarkBoxes marks={past.filter(isHere)} turns={turns} past />
          {isMarking && question ? (
            <MarkLayer of={{ file: material.id, field: question.field, page }} turns={turns} describedBy={help} tell={tell} />
          ) : (
            <MarkBoxes marks={marksOn(material.id).filter(isHere)} turns={turns} />
          )}
        </PageCanvas>
      </section>
      <p role="status" className="text-ink-2 text-sm empty:sr-only">
        {told}
      </p>
      <MarkTexts file={material.id} label={question?.label ?? material.name} />
      {past.length > 0 && <PastMarks marks={past} />}
    </>
  )
}

type LookToolsProps = { look: Look; pages: number; change: (change: Partial<Look>) => void }

function LookTools({ look: { page, zoom, turns }, pages, change }: LookToolsProps) {
  return (
    <>
      <Tool label="上一页" sign="‹" isOff={page <= 1} press={() => change({ page: page - 1 })} />
      <span>
        {page}/{pages} 页
      </span>
      <Tool label="下一页" sign="›" isOff={page >= pages} press={() => change({ page: page + 1 })} />
      <Tool label="缩小" sign="−" isOff={zoom === 0} press={() => change({ zoom: zoom - 1 })} />
      <span>{zooms[zoom]}%</span>
      <Tool label="放大" sign="＋" isOff={zoom === zooms.length - 1} press={() => change({ zoom: zoom + 1 })} />
      <Tool label="旋转" sign="⟳" isOff={false} press={() => change({ turns: (turns + 1) % 4 })} />
    </>
  )
}

type ToolProps = { label: string; sign: string; isOff: boolean; press: () => void }

function Tool({ label, sign, isOff, press }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-disabled={isOff || undefined}
      onClick={isOff ? undefined : press}
      className="grid size-10 cursor-pointer place-items-center rounded-lg font-bold text-blue text-lg hover:bg-blue-soft aria-disabled:cursor-default aria-disabled:text-ink-3"
    >
      {sign}
    </button>
  )
}

function MarkTool({ isOn, press }: { isOn: boolean; press: () => void }) {
  return (
    <button
      id={markToolId}
      type="button"
      aria-pressed={isOn}
      onClick={press}
      className="min-h-10 cursor-pointer rounded-lg px-3 font-bold text-blue hover:bg-blue-soft aria-pressed:bg-seal aria-pressed:text-on-seal"
    >
      标记
    </button>
  )
}

function MarkHelp({ id }: { id: string }) {
  return (
    <p id={id} className="py-1 text-ink-2 text-sm">
      在页面上按住并拖动，画出要修改的地方，再在下面写明问题。用键盘：按 Tab 到页面，Enter 添加标记，方向键移动，Shift
      加方向键改变大小，Delete 删除，在标记上按 Enter 填写说明。再按一次“标记”结束。
    </p>
  )
}

function PastMarks({ marks }: { marks: Parameters<typeof MarkList>[0]['marks'] }) {
  const { pastTitle } = useJudging()
  return (
    <div className="mt-3 rounded-xl border border-line bg-card px-4 py-3">
      <p className="font-bold">{pastTitle}</p>
      <MarkList marks={marks} label={pastTitle} />
    </div>
  )
}

const tab =
  'min-h-10 cursor-pointer rounded-lg border border-line bg-card px-4 font-bold text-[0.9375rem] hover:bg-blue-soft aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-card'
