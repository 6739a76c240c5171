import type { APIRequestContext, Page } from '@playwright/test'
import { callAction } from './actions'
import { builtActions } from './built'
import { ownerDatabase } from './database'
import { sessionId } from './registering'
import { expect, setClock } from './test'

/** The draw of the session; made here where no story before has made one. */
export async function ensureDraw(page: Page, officer: APIRequestContext): Promise<string> {
  if ((await officer.get(`/api/draws/${sessionId}`)).status() === 404) {
    await setClock(page, '2020-08-25T09:00:00+08:00')
    const draw = builtActions().find((one) => one.name === 'drawSeatsAction')
    await callAction(officer, {
      path: `/office/exams/${sessionId}/seats`,
      id: draw?.id ?? '',
      args: [null, '$K1'],
      form: { session: sessionId, seed: '', seen: '' },
    })
  }
  await expect.poll(currentDrawId, { timeout: 30_000 }).not.toBe('')
  return currentDrawId()
}

async function currentDrawId(): Promise<string> {
  const [row] = await ownerDatabase()<{ id: string }[]>`select id from seat_draws where state <> 'superseded'`
  return row?.id ?? ''
}
