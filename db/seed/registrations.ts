import type { Viewer } from '@/lib/access/viewer'
import { now } from '@/lib/clock/now'
import { settings } from '@/lib/config/settings'
import { sha256 } from '@/lib/crypto/canonical'
import { agreeToLetter } from '@/lib/exam/agree-to-letter'
import { openRegistration } from '@/lib/exam/open-registration'
import { usePhoto } from '@/lib/exam/use-photo'
import { notifyAddress } from '@/lib/gateway/pay/merchant'
import { applyPayment } from '@/lib/payment/apply-payment'
import { callbackBody, sandboxChannel } from '@/lib/sandbox/pay-callback'
import { isOpen } from '@/lib/workflow/machine'
import { saveAnswers } from '@/lib/workflow/save-answers'
import { transition } from '@/lib/workflow/transition'
import { findRegistration, getExamFrame, listAgreements } from '../queries/exam'
import { getOrderOf } from '../queries/payment'
import { insertTransaction, openPayOrder } from '../queries/sandbox'
import { accountIdOf, personIdOf } from './accounts'
import { titleKnowledgeId } from './exams'
import { personas } from './personas'
import { drawSilhouette } from './silhouette'

/**
 * A few registrations, so that screens have something on them; made as people make them, through the same functions. Needs the accounts,
 * the exam; does nothing once the business clock has left its registration window. 欧阳䶮 has none: with her account the manual is followed from the start.
 */
export async function seedRegistrations(): Promise<void> {
  const frame = await getExamFrame(titleKnowledgeId)
  if (!isOpen(frame?.windows.registration, await now())) return
  for (const registration of registrations) {
    if (await findRegistration(personIdOf(registration.username), titleKnowledgeId)) continue
    await register(registration)
  }
}

type Registration = { username: string; until: 'draft' | 'confirmed' | 'paid'; backdrop: string; answers: Record<string, string> }

async function register({ username, until, backdrop, answers }: Registration) {
  const viewer = viewerOf(username)
  const since = performance.now()
  const { id } = accepted(await openRegistration(viewer, titleKnowledgeId, since))
  for (const { key, id: letterId } of (await getExamFrame(titleKnowledgeId))?.letters ?? []) {
    accepted(await agreeToLetter(viewer, id, { key, letterId }, { address: '127.0.0.1', device: '演示数据' }, performance.now()))
  }
  // biome-ignore lint/correctness/useHookAtTopLevel: no hook of React, it puts a photo to use
  accepted(await usePhoto(viewer, id, await drawSilhouette(backdrop), performance.now()))
  const agreed = (await listAgreements(id)).length
  accepted(await saveAnswers(viewer, id, answers, agreed + 2))
  if (until === 'draft') return
  accepted(await transition(viewer, id, 'confirm'))
  if (until === 'paid') await pay(viewer, id)
}

async function pay(viewer: Viewer, caseId: string) {
  const found = await getOrderOf(viewer, caseId)
  if (!found) throw new Error(`no order of ${caseId}`)
  const { order } = found
  const at = await now()
  const { number: orderNumber, amountFen, title, deadline: expiresAt } = order
  const transaction = { transactionNumber: `SPDEMO${orderNumber}`, amountFen, paidAt: at }
  // In the simulator's book too: its bill, its refunds and what it told us agree with the ledger.
  const returnUrl = `${settings().publicUrl}/exams/mine/${caseId}`
  await openPayOrder({ orderNumber, amountFen, title, notifyUrl: notifyAddress(), returnUrl, expiresAt })
  await insertTransaction({ ...transaction, orderNumber, notified: true })
  const body = JSON.stringify(callbackBody(orderNumber, transaction))
  const callback = { bodyHash: sha256(body), body, signatureOk: true, orderNumber }
  const verdict = await applyPayment(order, { channel: sandboxChannel, ...transaction }, at, callback)
  if (verdict !== 'settles') throw new Error(`the demo's payment was ${verdict}`)
}

function viewerOf(username: string): Viewer {
  const persona = personas.find((one) => one.username === username)
  if (!persona) throw new Error(`no persona ${username}`)
  return {
    accountId: accountIdOf(username),
    kind: 'person',
    name: persona.name,
    personId: personIdOf(username),
    unitId: null,
    roles: [],
  }
}

function accepted<O extends { ok: boolean }>(outcome: O): Extract<O, { ok: true }> {
  if (!outcome.ok) throw new Error(`the demo's registrations were refused: ${JSON.stringify(outcome)}`)
  return outcome as Extract<O, { ok: true }>
}

const common = {
  politicalStatus: '群众',
  household: 'shenzhen',
  socialInsurance: 'yes',
  education: '本科',
  degree: '学士',
  studyMode: '全日制',
  employerKind: '企业',
  postcode: '518000',
}

const registrations: Registration[] = [
  {
    username: 'lidu1988',
    until: 'draft',
    backdrop: '#3d7ec4',
    answers: {
      ...common,
      ethnicity: '汉族',
      school: '南岭理工大学',
      major: '工程管理',
      graduatedAt: '2011-07',
      employer: '粤衡造价咨询有限公司',
    },
  },
  {
    username: 'abudula',
    until: 'confirmed',
    backdrop: '#ffffff',
    answers: {
      ...common,
      ethnicity: '维吾尔族',
      household: 'elsewhere',
      socialInsuranceMonths: '31',
      school: '天山建筑大学',
      major: '建筑学',
      graduatedAt: '2017-06',
      employer: '湾岸建筑设计有限公司',
      currentField: '建筑设计',
      yearsOfWork: '3',
      address: '深圳市南山区蛇湾大道 77 号 5 栋 602',
      email: 'abudula@example.com',
      emergencyName: '古丽',
      emergencyMobile: '13900000103',
      level: '助理级',
      specialty: '建筑设计',
    },
  },
  {
    username: 'maria_santos',
    until: 'paid',
    backdrop: '#ffffff',
    answers: {
      ...common,
      household: 'elsewhere',
      socialInsuranceMonths: '40',
      education: '硕士研究生',
      degree: '硕士',
      school: '伊比利亚理工大学',
      major: '城乡规划学',
      graduatedAt: '2015-07',
      employer: '湾岸建筑设计有限公司',
      currentField: '城乡规划',
      yearsOfWork: '5',
      address: '深圳市福田区莲岭路 2 号 1 栋 1203',
      email: 'maria@example.com',
      level: '中级',
      specialty: '城乡规划',
    },
  },
  {
    username: 'zhou_ming',
    until: 'paid',
    backdrop: '#c23a3a',
    answers: {
      ...common,
      ethnicity: '汉族',
      socialInsuranceMonths: '180',
      school: '南岭理工大学',
      major: '土木工程',
      graduatedAt: '2002-07',
      employer: '海桥建设有限公司',
      currentField: '建筑施工',
      yearsOfWork: '18',
      currentTitle: '工程师',
      titleGainedAt: '2010-12',
      address: '深圳市龙岗区清溪湖路 66 号 3 栋 901',
      email: 'zhouming@example.com',
      level: '副高级',
      specialty: '建筑施工',
    },
  },
]
