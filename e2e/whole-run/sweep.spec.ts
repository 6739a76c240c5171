import { randomUUID } from 'node:crypto'
import { markup, readAnswers, readLogs, readOwners, secretsIn } from '../support/canary'
import { ownerDatabase } from '../support/database'
import { cspReports, leakedAddresses, leakedAnswers, leakedColumns } from '../support/leaks'
import { newCandidate, signInByCookie } from '../support/people'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial' })
test.use({ trace: 'off' })

test('Q-31 after the whole run nobody was given what is of others, and no browser asked an address that holds it', async () => {
  expect(readAnswers().filter(({ broken }) => broken)).toEqual([])
  const owners = await readOwners()
  expect(await leakedAnswers(owners)).toEqual([])
  expect(leakedAddresses(owners)).toEqual([])
})

test('Q-31 after the whole run no column of any table holds an ID number or a mobile in plain', async () => {
  expect(await leakedColumns(await readOwners())).toEqual([])
})

test('Q-31 Q-63 after the whole run nothing personal is in what web server, worker and database wrote', async () => {
  const logs = readLogs()
  // All three are there to be read.
  for (const line of ['worker runs', 'Zhunkao runs', 'ready to accept connections']) expect(logs).toContain(line)
  const owners = await readOwners()
  expect(logs.split('\n').filter((line) => secretsIn(line, owners).length > 0)).toEqual([])
})

test('Q-33 over the whole run no browser reported that the policy blocked anything', () => {
  expect(cspReports()).toEqual([])
})

test('Q-31 negative control: what is planted is found in an answer, an address, a column and a log', async ({ page }) => {
  const sql = ownerDatabase()
  const [owner, other] = [await newCandidate('原主'), await newCandidate('收错')]
  const id = randomUUID()
  await sql`insert into messages (id, key, person_id, title, body, href, sent_at)
    values (${id}, ${id}, ${other.id}, '误送', ${owner.mobile}, '/messages', business_now())`
  await signInByCookie(page.context(), other)
  await page.goto('/messages')
  await expect(page.getByText(owner.mobile)).toBeVisible()
  await page.goto(`/verify?planted=${owner.idNumber}`)
  await expect(sql.unsafe(`select '${owner.idNumber}'::date`)).rejects.toThrow()
  const owners = await readOwners()
  expect(await leakedAnswers(owners)).toContainEqual(expect.stringContaining(`GET /messages gave ${owner.mobile}`))
  expect(leakedAddresses(owners)).toContain(`/verify?planted=${owner.idNumber}`)
  expect(await leakedColumns(owners)).toEqual([`public.messages.body holds ${owner.mobile}`])
  await expect
    .poll(() =>
      readLogs()
        .split('\n')
        .some((line) => secretsIn(line, owners).includes(owner.idNumber)),
    )
    .toBe(true)
  await sql`delete from messages where id = ${id}`
})

test('Q-33 negative control: the canary where nothing escapes it runs nothing and is reported', async ({ browser }) => {
  const page = await browser.newPage()
  await page.goto('/verify')
  let ran = false
  page.on('dialog', () => (ran = true))
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), markup)
  await expect.poll(cspReports).toEqual(['POST /api/csp-report'])
  expect(ran).toBe(false)
  expect(readLogs()).toContain('content security policy violation')
  await page.close()
})
