'use client'
import { type KeyboardEvent, useRef } from 'react'
import { flushSync } from 'react-dom'
import { boxLook, numberLook, placeOf } from '@/components/material/mark-boxes'
import { type Box, boxSideMin, isArrowKey, marksPerFileMax, middleBox, nudged, rounded, turned } from '@/lib/material/marks'
import { useJudging } from './judging'
import { markTextId } from './mark-texts'
import { useDrawing } from './use-drawing'

type MarkLayerProps = {
  of: { file: string; field: string; page: number }
  turns: number
  describedBy: string
  /** Tells what was done, for whoever does not see it. */
  tell: (words: string) => void
}

/** Over a page, where defects are marked: by dragging, or by keys alone (B-05). */
export function MarkLayer({ of, turns, describedBy, tell }: MarkLayerProps) {
  const { marksOn, addMark, changeMark, removeMark } = useJudging()
  const layer = useRef<HTMLDivElement>(null)
  const marks = marksOn(of.file)

  function make(seen: Box, idOf: (id: number) => string) {
    if (marks.length >= marksPerFileMax) return tell(`一个文件最多 ${marksPerFileMax} 处标记，请先删除多余的。`)
    const id = flushSync(() => addMark({ ...of, ...rounded(turned(seen, -turns)), text: '' }))
    document.getElementById(idOf(id))?.focus()
    tell('已添加标记，请填写问题说明。')
  }

  const drawing = useDrawing((seen) => {
    if (seen.width < boxSideMin || seen.height < boxSideMin) return tell('请按住并拖动，画出要修改的地方。')
    make(seen, markTextId)
  })

  function press(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const mark = marks.find(({ id }) => event.target instanceof HTMLElement && event.target.id === boxId(id))
    if (!mark) {
      if (event.key !== 'Enter') return
      event.preventDefault()
      return make(middleBox, boxId)
    }
    if (isArrowKey(event.key)) {
      event.preventDefault()
      changeMark(mark.id, nudged(mark, { key: event.key, turns, sizes: event.shiftKey }))
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      removeMark(mark.id)
      layer.current?.focus()
      tell(`已删除标记 ${mark.number}。`)
    }
  }

  return (
    <div
      ref={layer}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the page itself takes Enter, its marks the arrow keys
      tabIndex={0}
      aria-label={`标记第 ${of.page} 页`}
      aria-describedby={describedBy}
      onKeyDown={press}
      {...drawing.handlers}
      className="absolute inset-0 cursor-crosshair touch-none select-none"
    >
      {marks
        .filter(({ page }) => page === of.page)
        .map((mark) => (
          <button
            key={mark.id}
            id={boxId(mark.id)}
            type="button"
            aria-label={`标记 ${mark.number}`}
            onClick={() => document.getElementById(markTextId(mark.id))?.focus()}
            style={placeOf(mark, turns)}
            className={`${boxLook} pointer-events-none`}
          >
            <span className={numberLook}>{mark.number}</span>
          </button>
        ))}
      {drawing.box && <span style={placeOf(drawing.box, 0)} className={`${boxLook} border-dashed`} />}
    </div>
  )
}

const boxId = (id: number) => `mark-${id}`
