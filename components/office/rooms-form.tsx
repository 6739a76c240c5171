'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/ui/submit-button'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>

/** Rooms pasted from a table, one a line; what was pasted stays when a line of it is refused. */
export function RoomsForm({ siteId, sessionId, action }: { siteId: string; sessionId: string; action: Action }) {
  const [rooms, setRooms] = useState('')
  return (
    <ActionForm action={action} className="grid gap-3">
      <input type="hidden" name="session" value={sessionId} />
      <input type="hidden" name="site" value={siteId} />
      <div>
        <label htmlFor="rooms" className="block font-bold">
          批量添加考场
        </label>
        <p id="rooms-hint" className="text-ink-3 text-sm">
          每行一个：名称、座位数，后面可以写考场条件（一楼、轮椅可到达、靠近哺乳室）。可以从 Excel 或 Word 整块粘贴，一次最多 5000
          行。有一行不对，全部不添加。
        </p>
        <textarea
          id="rooms"
          name="rooms"
          rows={6}
          value={rooms}
          onChange={(event) => setRooms(event.target.value)}
          aria-describedby="rooms-hint"
          placeholder={'第 001 考场（求真楼 101）\t30\t一楼、轮椅可到达\n第 002 考场（求真楼 202）\t30'}
          className="box mt-1 font-mono"
        />
      </div>
      <p>
        <SubmitButton tone="secondary" pendingLabel="正在添加…">
          添加考场
        </SubmitButton>
      </p>
    </ActionForm>
  )
}
