'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { openMaterial } from './opened-material'
import type { OpenedMaterial } from './prepare-canvas'

export type Material = { id: string; name: string; mediaType: string }

const zooms = [50, 75, 100, 150, 200, 300]
const fits = 2

/** Pictures and PDFs of a case: several materials, their pages, larger, smaller, turned (O-20). */
export function MaterialViewer({ materials }: { materials: readonly Material[] }) {
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
          </button>
        ))}
      </div>
      <OneMaterial key={material.id} material={material} />
    </section>
  )
}

function OneMaterial({ material }: { material: Material }) {
  const { opened, isFailed, fail } = useOpened(material)
  const [page, setPage] = useState(1)
  const [zoom, setZoom] = useState(fits)
  const [turns, setTurns] = useState(0)
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLElement>(null)
  const room = useWidth(frame)
  useEffect(() => {
    if (!opened || !canvas.current || room === 0) return
    const width = (room * (zooms[zoom] ?? 100)) / 100
    opened.draw(canvas.current, { page, turns, width }).catch(fail)
  }, [opened, page, zoom, turns, room, fail])
  const pages = opened?.pages ?? 1
  return (
    <>
      <div role="toolbar" aria-label="材料工具" className="flex flex-wrap items-center gap-1 text-[0.9375rem]">
        <Tool label="上一页" sign="‹" isOff={page <= 1} press={() => setPage(page - 1)} />
        <span>
          {page}/{pages} 页
        </span>
        <Tool label="下一页" sign="›" isOff={page >= pages} press={() => setPage(page + 1)} />
        <Tool label="缩小" sign="−" isOff={zoom === 0} press={() => setZoom(zoom - 1)} />
        <span>{zooms[zoom]}%</span>
        <Tool label="放大" sign="＋" isOff={zoom === zooms.length - 1} press={() => setZoom(zoom + 1)} />
        <Tool label="旋转" sign="⟳" isOff={false} press={() => setTurns((turns + 1) % 4)} />
        <a href={`/api/files/${material.id}`} target="_blank" rel="noreferrer" className="link ml-auto inline-block py-2">
          在新窗口打开
        </a>
      </div>
      {isFailed && (
        <p role="alert" className="py-3 text-seal">
          材料没有打开，请点“在新窗口打开”，或刷新页面重试。
        </p>
      )}
      <section
        ref={frame}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={material.name}
        className="max-h-[34rem] overflow-auto rounded-xl bg-ink-2 p-4 dark:bg-sunk"
      >
        <canvas
          ref={canvas}
          role="img"
          aria-label={`${material.name}，第 ${page} 页`}
          className="mx-auto block bg-card shadow-lg"
        />
      </section>
    </>
  )
}

function useOpened({ id, mediaType }: Material) {
  const [opened, setOpened] = useState<OpenedMaterial | null>(null)
  const [isFailed, setFailed] = useState(false)
  const fail = useRef(() => setFailed(true)).current
  useEffect(() => {
    const away = new AbortController()
    let mine: OpenedMaterial | null = null
    openMaterial(id, mediaType, away.signal).then(
      (material) => {
        mine = material
        if (away.signal.aborted) material.close()
        else setOpened(material)
      },
      () => away.signal.aborted || fail(),
    )
    return () => {
      away.abort()
      mine?.close()
    }
  }, [id, mediaType, fail])
  return { opened, isFailed, fail }
}

/** The width that a frame has inside, as it changes. */
function useWidth(frame: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!frame.current) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(frame.current)
    return () => observer.disconnect()
  }, [frame])
  return width
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

const tab =
  'min-h-10 cursor-pointer rounded-lg border border-line bg-card px-4 font-bold text-[0.9375rem] hover:bg-blue-soft aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-card'
