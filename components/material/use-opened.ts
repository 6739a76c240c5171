import { type RefObject, useEffect, useRef, useState } from 'react'
import { openMaterial } from './opened-material'
import type { OpenedMaterial } from './prepare-canvas'

/** A material opened for as long as it is looked at; `fail` says that it could not be drawn after all. */
export function useOpened({ id, mediaType }: { id: string; mediaType: string }) {
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
export function useWidth(frame: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!frame.current) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(frame.current)
    return () => observer.disconnect()
  }, [frame])
  return width
}
