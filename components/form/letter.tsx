'use client'
import { useEffect, useRef } from 'react'

export type LetterText = { title?: string; paragraphs: readonly string[] }

/** The whole text of a letter; tells once that its end has been on the screen (E-02). */
export function Letter({ title, paragraphs, onEnd }: LetterText & { onEnd: () => void }) {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!end.current || !('IntersectionObserver' in window)) return onEnd()
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      onEnd()
      observer.disconnect()
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [onEnd])
  return (
    <article className="rounded-xl border border-line bg-card px-5 py-6 leading-loose sm:px-8">
      {title && <h2 className="mb-4 text-center font-bold font-song text-xl">{title}</h2>}
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="mb-3 last-of-type:mb-0">
          {paragraph}
        </p>
      ))}
      <div ref={end} className="h-px" />
    </article>
  )
}
