'use client'
import { useRef } from 'react'
import type { MarkedFile, NumberedMark } from '@/lib/material/marks'
import { MarkBoxes } from './mark-boxes'
import { MarkList } from './mark-list'
import { PageCanvas } from './page-canvas'
import type { OpenedMaterial } from './prepare-canvas'
import { useOpened, useWidth } from './use-opened'

/** Every page of a material on which something is marked, and beside it what is to be mended there (B-05). */
export function MarkedPages({ file: { id, name, marks }, mediaType }: { file: MarkedFile; mediaType: string }) {
  const { opened, isFailed, fail } = useOpened({ id, mediaType })
  const pages = [...Map.groupBy(marks, ({ page }) => page)].sort(([one], [other]) => one - other)
  return (
    <>
      {isFailed && (
        <p role="alert" className="py-3 text-seal">
          材料没有打开，请点文件名查看原件，或刷新页面重试。
        </p>
      )}
      {pages.map(([page, ofPage]) => (
        <MarkedPage key={page} name={name} page={page} marks={ofPage} opened={opened} fail={fail} />
      ))}
    </>
  )
}

type MarkedPageProps = {
  name: string
  page: number
  marks: readonly NumberedMark[]
  opened: OpenedMaterial | null
  fail: () => void
}

function MarkedPage({ name, page, marks, opened, fail }: MarkedPageProps) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const isThere = opened === null || page <= opened.pages
  return (
    <div className="grid gap-4 py-3 md:grid-cols-[minmax(0,1fr)_16rem]">
      <div ref={frame} className="min-w-0 rounded-xl bg-ink-2 p-4 dark:bg-sunk">
        {isThere && (
          <PageCanvas opened={opened} page={page} turns={0} width={width} label={`${name}，第 ${page} 页`} fail={fail}>
            <MarkBoxes marks={marks} />
          </PageCanvas>
        )}
      </div>
      <MarkList marks={marks} label={`${name}，第 ${page} 页上的标记`} />
    </div>
  )
}
