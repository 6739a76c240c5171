'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMs = 2500

/** Asks the plain status route until the registration is no longer waiting for money, then draws the page anew (E-20: within 5 s). */
export function PaymentWatch({ caseId }: { caseId: string }) {
  const router = useRouter()
  useEffect(() => {
    const ask = async () => {
      if (document.hidden) return
      const answer = await fetch('/api/status').catch(() => null)
      if (!answer?.ok) return
      const { registrations } = (await answer.json()) as { registrations: { id: string; state: string }[] }
      if (registrations.some((one) => one.id === caseId && one.state !== 'confirmed')) router.refresh()
    }
    const timer = setInterval(ask, everyMs)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [caseId, router])
  return null
}
