import { ActionForm } from '@/components/form/action-form'
import { ButtonLink } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { roomNeedWords } from '@/lib/seating/needs'
import { Ticks } from './ticks'

type Action = (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
export type SiteActions = Record<'saveSite' | 'removeSite' | 'addRooms' | 'saveRoom' | 'removeRoom', Action>
type Common = { sessionId: string; here: string; subjects: readonly string[] }
type Site = { id: string; name: string; address: string; subjects: readonly string[] | null }
type Room = { id: string; name: string; capacity: number; subjects: readonly string[] | null; offers: readonly string[] }

/** A new site, or one to be corrected. */
export function SiteForm({ site, sessionId, subjects, action }: Common & { site: Site | null; action: Action }) {
  const key = site?.id ?? 'new'
  return (
    <ActionForm action={action} className="grid gap-4">
      <input type="hidden" name="session" value={sessionId} />
      <input type="hidden" name="site" value={site?.id ?? ''} />
      <TextField
        id={`name-${key}`}
        name="name"
        label="考点名称"
        defaultValue={site?.name}
        maxLength={40}
        required
        autoComplete="off"
      />
      <TextField
        id={`address-${key}`}
        name="address"
        label="考点地址"
        hint="会印在准考证上。"
        defaultValue={site?.address}
        maxLength={100}
        required
        autoComplete="off"
      />
      <SubjectChoice subjects={subjects} chosen={site?.subjects ?? null} />
      <p>
        <SubmitButton pendingLabel="正在保存…">{site ? '保存考点' : '新增考点'}</SubmitButton>
      </p>
    </ActionForm>
  )
}

/** One room to be corrected or taken off. */
export function RoomForm({
  room,
  siteId,
  sessionId,
  here,
  subjects,
  actions,
}: Common & { room: Room; siteId: string; actions: SiteActions }) {
  const ids = (
    <>
      <input type="hidden" name="session" value={sessionId} />
      <input type="hidden" name="site" value={siteId} />
      <input type="hidden" name="room" value={room.id} />
    </>
  )
  return (
    <section id="room" aria-label={`修改${room.name}`} className="grid gap-4 rounded-lg border-2 border-blue/35 p-4">
      <ActionForm action={actions.saveRoom} className="grid gap-4">
        {ids}
        <TextField
          id="room-name"
          name="name"
          label="考场名称"
          defaultValue={room.name}
          maxLength={40}
          required
          autoComplete="off"
        />
        <TextField
          id="capacity"
          name="capacity"
          label="座位数"
          defaultValue={room.capacity}
          inputMode="numeric"
          maxLength={5}
          required
        />
        <SubjectChoice subjects={subjects} chosen={room.subjects} />
        <fieldset>
          <legend className="font-bold">考场条件（可不选）</legend>
          <p className="text-ink-3 text-sm">需要这些条件的考生，照顾座位只能安排在选了它的考场。</p>
          <Ticks name="offers" choices={Object.entries(roomNeedWords)} chosen={room.offers} />
        </fieldset>
        <div className="flex flex-wrap gap-3">
          <SubmitButton pendingLabel="正在保存…">保存考场</SubmitButton>
          <ButtonLink href={`${here}?site=${siteId}`} tone="quiet">
            返回
          </ButtonLink>
        </div>
      </ActionForm>
      <ActionForm action={actions.removeRoom}>
        {ids}
        <SubmitButton tone="danger" size="small" pendingLabel="正在删除…">
          删除这个考场
        </SubmitButton>
      </ActionForm>
    </section>
  )
}

/** Which papers it is kept for; there is nothing to choose where all sit the same one. */
function SubjectChoice({ subjects, chosen }: { subjects: readonly string[]; chosen: readonly string[] | null }) {
  if (subjects.length < 2) return null
  return (
    <fieldset>
      <legend className="font-bold">专供科目（可不选）</legend>
      <p className="text-ink-3 text-sm">不选时，所有科目都可以使用；选了，就只给选中的科目使用，并且先坐满这里。</p>
      <Ticks name="subjects" choices={subjects.map((subject) => [subject, subject])} chosen={chosen ?? []} />
    </fieldset>
  )
}
