'use server'
import { redirect } from 'next/navigation'
import { postedForm } from '@/app/posted-form'
import { requireViewer } from '@/lib/access/session'
import { askDraw } from '@/lib/seating/ask-draw'
import { freezeDraw } from '@/lib/seating/freeze-draw'
import { placeByHand, takeBackPlace } from '@/lib/seating/place-by-hand'
import { seatLatecomers } from '@/lib/seating/seat-latecomers'
import type { Refused } from '@/lib/workflow/refusal'

export async function drawSeatsAction(_: unknown, form: FormData): Promise<Refused | null> {
  const since = performance.now()
  const session = text(form, 'session')
  const seed = text(form, 'seed').trim().toLowerCase()
  const viewer = await requireViewer('staff', seatsPath(session))
  const asked = await askDraw(viewer, session, { ...(seed ? { seed } : {}), seen: text(form, 'seen'), since })
  return asked.ok ? redirect(`${seatsPath(session)}?done=draw`) : asked
}

export async function freezeDrawAction(_: unknown, form: FormData): Promise<Refused | null> {
  const since = performance.now()
  const session = text(form, 'session')
  const frozen = await freezeDraw(await requireViewer('staff', seatsPath(session)), text(form, 'draw'), since)
  return frozen.ok ? redirect(`${seatsPath(session)}?done=freeze`) : frozen
}

export async function seatLatecomersAction(_: unknown, form: FormData): Promise<Refused | null> {
  const since = performance.now()
  const session = text(form, 'session')
  const seated = await seatLatecomers(await requireViewer('staff', seatsPath(session)), text(form, 'draw'), since)
  return seated.ok ? redirect(`${seatsPath(session)}?done=latecomers`) : seated
}

export async function placeByHandAction(_: unknown, form: FormData): Promise<Refused | null> {
  const since = performance.now()
  const session = text(form, 'session')
  const needs = postedForm(form)
    .getAll('needs')
    .filter((need) => typeof need === 'string')
  const viewer = await requireViewer('staff', seatsPath(session))
  const placing = {
    number: text(form, 'number'),
    needs,
    other: text(form, 'other'),
    roomId: text(form, 'room'),
    seat: text(form, 'seat'),
  }
  const placed = await placeByHand(viewer, session, placing, since)
  return placed.ok ? redirect(`${seatsPath(session)}?done=place`) : placed
}

export async function takeBackPlaceAction(_: unknown, form: FormData): Promise<Refused | null> {
  const since = performance.now()
  const session = text(form, 'session')
  const viewer = await requireViewer('staff', seatsPath(session))
  const taken = await takeBackPlace(viewer, session, text(form, 'number'), since)
  return taken.ok ? redirect(`${seatsPath(session)}?done=take-back`) : taken
}

function seatsPath(session: string): string {
  return `/office/exams/${encodeURIComponent(session)}/seats`
}

function text(form: FormData, name: string): string {
  const value = postedForm(form).get(name)
  return typeof value === 'string' ? value : ''
}
