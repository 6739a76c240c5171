'use client'
import { Breakdown, referenceOf } from '@/components/shell/breakdown'
import { Button } from '@/components/ui/button'

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Breakdown
      reference={referenceOf(error)}
      retry={
        <Button type="button" onClick={() => retry()}>
          再试一次
        </Button>
      }
    />
  )
}
