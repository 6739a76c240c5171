'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { addRooms, removeRoom, removeSite, saveRoom, saveSite } from '@/lib/seating/change-sites'
import { takeOverSites } from '@/lib/seating/take-over-sites'
import type { Refused } from '@/lib/workflow/refusal'

export async function saveSiteAction(_: unknown, form: FormData): Promise<Refused | null> {
  const session = text(form, 'session')
  const viewer = await requireViewer('staff', sitesPath(session))
  const site = {
    id: text(form, 'site'),
    name: text(form, 'name'),
    address: text(form, 'address'),
    subjects: all(form, 'subjects'),
  }
  const saved = await saveSite(viewer, session, site)
  return saved.ok ? redirect(`${sitesPath(session)}?done=site`) : saved
}

export async function removeSiteAction(_: unknown, form: FormData): Promise<Refused | null> {
  const session = text(form, 'session')
  const removed = await removeSite(await requireViewer('staff', sitesPath(session)), session, text(form, 'site'))
  return removed.ok ? redirect(`${sitesPath(session)}?done=removed`) : removed
}

export async function addRoomsAction(_: unknown, form: FormData): Promise<Refused | null> {
  const [session, site] = [text(form, 'session'), text(form, 'site')]
  const viewer = await requireViewer('staff', sitesPath(session))
  const added = await addRooms(viewer, session, site, text(form, 'rooms'))
  return added.ok ? redirect(`${sitesPath(session)}?done=rooms&site=${encodeURIComponent(site)}`) : added
}

export async function saveRoomAction(_: unknown, form: FormData): Promise<Refused | null> {
  const [session, site] = [text(form, 'session'), text(form, 'site')]
  const viewer = await requireViewer('staff', sitesPath(session))
  const room = {
    id: text(form, 'room'),
    name: text(form, 'name'),
    capacity: text(form, 'capacity'),
    subjects: all(form, 'subjects'),
    offers: all(form, 'offers'),
  }
  const saved = await saveRoom(viewer, session, room)
  return saved.ok ? redirect(`${sitesPath(session)}?done=room&site=${encodeURIComponent(site)}`) : saved
}

export async function removeRoomAction(_: unknown, form: FormData): Promise<Refused | null> {
  const [session, site] = [text(form, 'session'), text(form, 'site')]
  const viewer = await requireViewer('staff', sitesPath(session))
  const removed = await removeRoom(viewer, session, text(form, 'room'))
  return removed.ok ? redirect(`${sitesPath(session)}?done=removed&site=${encodeURIComponent(site)}`) : removed
}

export async function takeOverSitesAction(_: unknown, form: FormData): Promise<Refused | null> {
  const session = text(form, 'session')
  const viewer = await requireViewer('staff', sitesPath(session))
  const taken = await takeOverSites(viewer, session, text(form, 'from'), all(form, 'sites'))
  return taken.ok ? redirect(`${sitesPath(session)}?done=taken`) : taken
}

function sitesPath(session: string): string {
  return `/office/exams/${encodeURIComponent(session)}/sites`
}

function text(form: FormData, name: string): string {
  const value = postedForm(form).get(name)
  return typeof value === 'string' ? value : ''
}

function all(form: FormData, name: string): string[] {
  return postedForm(form)
    .getAll(name)
    .filter((one) => typeof one === 'string')
}
