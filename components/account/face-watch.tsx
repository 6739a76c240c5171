'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { type FaceStanding, faceWords } from '@/lib/account/face-words'

const everyMs = 2000
const final: readonly FaceStanding[] = ['match', 'mismatch', 'expired']

/** Says how the check stands, and presses 我已完成 of the form around it once it is passed. */
export function FaceWatch({ ticket, first }: { ticket: string; first: FaceStanding }) {
  const [standing, setStanding] = useState(first)
  const router = useRouter()
  const place = useRef<HTMLParagraphElement>(null)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let ended = false
    const ask = async () => {
      const told = document.hidden ? null : await standingOf(ticket)
      if (ended) return
      if (told) setStanding(told)
      if (!told || !final.includes(told)) timer = setTimeout(ask, everyMs)
      if (told === 'match') goOn(place.current)
      // Drawn anew without the code, which nobody shall scan in vain.
      if (told === 'mismatch' || told === 'expired') router.refresh()
    }
    if (!final.includes(first)) timer = setTimeout(ask, everyMs)
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [ticket, first, router])

  return (
    <p ref={place} role="status" className="font-bold">
      {faceWords[standing]}
    </p>
  )
}

async function standingOf(ticket: string): Promise<FaceStanding | null> {
  const answer = await fetch(`/api/face/${ticket}`).catch(() => null)
  if (!answer?.ok) return null
  const { standing } = (await answer.json()) as { standing: FaceStanding }
  return standing
}

function goOn(place: HTMLElement | null) {
  const form = place?.closest('form')
  form?.requestSubmit(form.querySelector<HTMLButtonElement>('button[data-face-done]'))
}
