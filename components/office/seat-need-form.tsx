import { ActionForm } from '@/components/form/action-form'
import { Alert } from '@/components/ui/alert'
import { Button, ButtonLink } from '@/components/ui/button'
import { Field, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { offerWords, seatNeedWords } from '@/lib/seating/needs'
import type { PlacingView } from '@/lib/seating/read-placing'
import { Ticks } from './ticks'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
type Room = { id: string; site: string; name: string; offers: readonly string[] }
export type SeatNeedFormProps = {
  found: NonNullable<PlacingView['found']>
  rooms: readonly Room[]
  here: string
  sessionId: string
  actions: { place: Action; takeBack: Action }
}

/** The candidate asked for: first the room, then what is needed and a free seat of that room. Works without scripts. */
export function SeatNeedForm({ found, rooms, here, sessionId, actions }: SeatNeedFormProps) {
  const { registration, standing, locked, room } = found
  const { number, name, idNumber, level, specialty } = registration
  return (
    <section aria-label={`${name} 的照顾座位`} className="mt-5 grid gap-4 rounded-lg border-2 border-blue/35 p-4">
      <p>
        <strong>{name}</strong>，{idNumber}，报名序号 {number}
        {level && specialty && `，${level} · ${specialty}`}
      </p>
      {locked ? (
        <Alert>座位已经冻结，这位考生的座位不能再变。</Alert>
      ) : (
        <>
          <RoomChoice rooms={rooms} chosen={room?.id} number={number} here={here} />
          {room && <Placing found={found} sessionId={sessionId} action={actions.place} />}
          {standing && (
            <ActionForm action={actions.takeBack}>
              <input type="hidden" name="session" value={sessionId} />
              <input type="hidden" name="number" value={number} />
              <SubmitButton tone="danger" size="small" pendingLabel="正在取消…">
                取消照顾座位，改为随机编排
              </SubmitButton>
            </ActionForm>
          )}
        </>
      )}
      <p>
        <ButtonLink href={`${here}#needs`} tone="quiet" size="small">
          返回
        </ButtonLink>
      </p>
    </section>
  )
}

type RoomChoiceProps = { rooms: readonly Room[]; chosen: string | undefined; number: string; here: string }

function RoomChoice({ rooms, chosen, number, here }: RoomChoiceProps) {
  return (
    <form action={`${here}#needs`} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="need" value={number} />
      <div className="min-w-0 flex-1">
        <Field id="place" label="考场">
          <select id="place" name="place" defaultValue={chosen} className="box cursor-pointer">
            {rooms.map((room) => (
              <option key={room.id} value={room.id}>
                {[`${room.site} ${room.name}`, ...offerWords(room.offers)].join('，')}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <Button tone="secondary">{chosen ? '换到这个考场' : '选择考场'}</Button>
    </form>
  )
}

type PlacingProps = { found: NonNullable<PlacingView['found']>; sessionId: string; action: Action }

function Placing({ found: { registration, standing, room, free }, sessionId, action }: PlacingProps) {
  if (free.length === 0) return <Alert tone="soon">这个考场没有空座位，请换一个考场。</Alert>
  return (
    <ActionForm action={action} className="grid gap-4">
      <input type="hidden" name="session" value={sessionId} />
      <input type="hidden" name="number" value={registration.number} />
      <input type="hidden" name="room" value={room?.id} />
      <fieldset>
        <legend className="font-bold">需要</legend>
        <Ticks name="needs" choices={Object.entries(seatNeedWords)} chosen={standing?.needs ?? []} />
      </fieldset>
      <TextField
        name="other"
        label="其他需要或说明"
        hint="会印在准考证上，例如“延长 30 分钟”。最多 40 个字。"
        defaultValue={standing?.other}
        maxLength={40}
        autoComplete="off"
      />
      <Field id="seat" label={`${room?.site} ${room?.name} 的座位`} hint="只列出空座位。">
        <select id="seat" name="seat" defaultValue={standing?.seat} className="box cursor-pointer" aria-describedby="seat-hint">
          {free.map((seat) => (
            <option key={seat} value={seat}>
              {seat} 号
            </option>
          ))}
        </select>
      </Field>
      <div>
        <SubmitButton pendingLabel="正在安排…">{standing ? '更改照顾座位' : '安排照顾座位'}</SubmitButton>
      </div>
    </ActionForm>
  )
}
