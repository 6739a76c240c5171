// A copy of all that is held about somebody, in words.
import { db } from '@/db/client'
import { listSessions } from '@/db/queries/account'
import { listEvents } from '@/db/queries/case'
import { type CertificateView, listOwnCertificates } from '@/db/queries/certificate'
import { listOwnEntries } from '@/db/queries/dishonesty'
import { listAgreements } from '@/db/queries/exam'
import * as own from '@/db/queries/own-data'
import { getProfile, listSecurityEvents } from '@/db/queries/profile'
import { listOwnPublicities } from '@/db/queries/publicity'
import type { Viewer } from '@/lib/access/viewer'
import { readOwnLooks } from '@/lib/audit/own-looks'
import { exact, yuan } from '@/lib/clock/format'
import { unseal } from '@/lib/crypto/sealed'
import { periodWords } from '@/lib/dishonesty/period-words'
import { dishonestyEffects, dishonestySources } from '@/lib/dishonesty/sources'
import { readOwnDossier } from '@/lib/education/own-dossier'
import { scoreWords } from '@/lib/scoring/codes'
import { eventsShownTo } from '@/lib/workflow/events-shown'
import { type AnswerRow, answerRows } from '@/lib/workflow/form'
import { openAnswers, openRow } from '@/lib/workflow/freeze-answers'
import { stateOf } from '@/lib/workflow/machine'
import { businessOf } from '@/lib/workflow/registry'
import { idKindWords } from './id-kinds'
import { isQuestion, questionList } from './question-list'
import { type DocumentName, documents } from './register/documents'
import { securityEventWords } from './security-words'
import { usernameKey } from './username'

/** The copy as JSON, part by part as it is read, the numbers whole: it goes to their owner alone. */
export async function* ownData(viewer: Viewer): AsyncGenerator<string, void> {
  const note = '这是准考保存的与您本人有关的全部资料。密码和密保答案只保存不可还原的摘要，不在其中。请妥善保管本文件。'
  yield `{\n${member('说明', note)},\n${member('生成时间', exact(new Date()))}`
  for (const [name, read] of Object.entries(parts)) yield `,\n${member(name, await read(viewer))}`
  yield '\n}\n'
}

const member = (name: string, value: unknown) => `${JSON.stringify(name)}: ${JSON.stringify(value, null, 2)}`

const parts: Record<string, (viewer: Viewer) => Promise<unknown>> = {
  账号: accountPart,
  完善个人信息: readOwnDossier,
  同意的内容: async (viewer) =>
    (await own.listOwnConsents(viewer)).map(({ document, version, at }) => ({
      名称: Object.hasOwn(documents, document) ? documents[document as DocumentName].title : document,
      版本: version,
      时间: exact(at),
    })),
  登录设备: async (viewer) =>
    (await listSessions(viewer.accountId)).map(({ device, address, createdAt, lastUsedAt }) => ({
      设备: device,
      网络地址: address,
      登录时间: exact(createdAt),
      最近使用: exact(lastUsedAt),
    })),
  安全记录: async (viewer) =>
    (await listSecurityEvents(viewer)).map(({ name, at, device, address }) => ({
      时间: exact(at),
      事项: securityEventWords(name).words,
      设备: device,
      网络地址: address,
    })),
  密保问题: async (viewer) =>
    (await own.listOwnQuestions(viewer)).map(({ question, setAt }) => ({
      问题: isQuestion(question) ? questionList[question] : question,
      设置时间: exact(setAt),
    })),
  业务: async (viewer) => Promise.all((await own.listOwnCases(viewer)).map(casePart)),
  成绩: async (viewer) => (await own.listOwnScores(viewer)).map(scorePart),
  公示: async (viewer) =>
    (await listOwnPublicities(viewer)).map(({ title, ordinal, startsAt, endsAt, withdrawnAt }) => ({
      考试: title,
      序号: ordinal,
      开始时间: exact(startsAt),
      ...(withdrawnAt ? { 撤回时间: exact(withdrawnAt) } : { 结束时间: exact(endsAt) }),
    })),
  诚信记录: async (viewer) =>
    (await listOwnEntries(viewer)).map(({ source, effect, endedAt, reason, documentNumber, ...period }) => ({
      来源: dishonestySources[source].label,
      记录期: periodWords(period),
      ...(endedAt ? { 提前终止: exact(endedAt) } : {}),
      限制: dishonestyEffects[effect],
      事由: reason,
      文号: documentNumber,
    })),
  证书: async (viewer) => (await listOwnCertificates(viewer)).map(certificatePart),
  缴费和退费: async (viewer) => (await own.listOwnMoney(viewer)).map(moneyPart),
  站内消息: async (viewer) =>
    (await own.listOwnInbox(viewer)).map(({ title, body, sentAt, readAt }) => ({
      标题: title,
      内容: body,
      时间: exact(sentAt),
      阅读时间: readAt && exact(readAt),
    })),
  短信: async (viewer) =>
    (await own.listOwnSms(viewer)).map(({ toSealed, textSealed, createdAt, sentAt }) => ({
      手机号码: unseal(toSealed, 'sms-to'),
      内容: unseal(textSealed, 'sms-text'),
      写入时间: exact(createdAt),
      发出时间: sentAt && exact(sentAt),
    })),
  上传的文件: async (viewer) =>
    (await own.listOwnFiles(viewer)).map(({ id, name, purpose, mediaType, bytes, createdAt }) => ({
      名称: name || (purpose === 'photo' ? '报名照片' : purpose),
      类型: mediaType,
      字节数: bytes,
      上传时间: exact(createdAt),
      下载地址: `/api/files/${id}?download`,
    })),
  谁看过我的资料: async (viewer) =>
    (await readOwnLooks(viewer)).map(({ at, office, purpose, seen, business, question }) => ({
      时间: exact(at),
      身份: office,
      目的: purpose,
      看到的: seen,
      业务: business,
      我的疑问: question,
    })),
}

async function accountPart(viewer: Viewer) {
  const profile = await getProfile(viewer)
  if (!profile) return null
  const { username, name, createdAt, person, unit } = profile
  const devices = await own.listKnownDevices(viewer, usernameKey(username))
  const named = { 用户名: username, 姓名: name, 开通时间: exact(createdAt), 单位: unit?.name ?? undefined }
  const known = { 记住的设备: devices.map(({ lastUsedAt }) => `最近使用 ${exact(lastUsedAt)}`) }
  if (!person) return { ...named, ...known }
  return {
    ...named,
    证件类型: idKindWords(person.idKind),
    证件号码: unseal(person.idNumberSealed, 'id-number'),
    性别: person.sex,
    出生日期: person.birthDate,
    手机号码: unseal(person.mobileSealed, 'mobile'),
    银行: person.bank,
    银行账号: person.bankAccountSealed && unseal(person.bankAccountSealed, 'bank-account'),
    ...known,
  }
}

function certificatePart({ certificate, printNumber, revokedAt, revokedFor }: CertificateView) {
  return {
    考试: certificate.title,
    管理号: certificate.managementNumber,
    印制号: printNumber,
    姓名: certificate.name,
    证件号码: unseal(certificate.idNumberSealed, 'id-number'),
    级别: certificate.level,
    专业: certificate.specialty,
    批准日期: certificate.approvedOn,
    发放时间: exact(certificate.issuedAt),
    撤销时间: revokedAt && exact(revokedAt),
    撤销原因: revokedFor,
  }
}

async function casePart({ head, answers: saved }: Awaited<ReturnType<typeof own.listOwnCases>>[number]) {
  const business = businessOf(head.kind)
  const [documents, events, agreed, facts] = await Promise.all([
    own.listDocuments(head.id),
    listEvents(head.id),
    listAgreements(head.id),
    business.facts(db(), head, saved),
  ])
  const form = business.form?.(facts)
  const state = stateOf(business.machine, head.state)
  return {
    编号: head.number,
    业务: business.machine.label,
    状态: state.publicLabel ?? state.label,
    经过: eventsShownTo(business.machine, 'applicant', events).map(({ label, at }) => `${exact(at)} ${label}`),
    同意的承诺: agreed.map(({ title, version, agreedAt }) => `${title}（第 ${version} 版），${exact(agreedAt)}`),
    提交的内容: documents.map(({ version, frozenAt, rows }) => ({ 版本: version, 时间: exact(frozenAt), 内容: answersIn(rows) })),
    填写的内容: form && saved ? answersIn(answerRows(form, openAnswers(form, saved)), false) : undefined,
  }
}

/** Frozen rows hold what is secret sealed; those just made do not. */
function answersIn(rows: readonly AnswerRow[], frozen = true) {
  return Object.fromEntries(rows.map((row) => [row.question, frozen ? openRow(row) : row.answer]))
}

function scorePart({ title, subject, version, score, finding }: Awaited<ReturnType<typeof own.listOwnScores>>[number]) {
  return { 考试: title, 科目: subject, 版本: version, 成绩: scoreWords(score), 认定: finding || undefined }
}

function moneyPart({ order, payments, refunds }: Awaited<ReturnType<typeof own.listOwnMoney>>[number]) {
  return {
    订单号: order.number,
    事项: order.title,
    应缴: yuan(order.amountFen),
    生成时间: exact(order.createdAt),
    付款: payments.map(({ channel, transactionNumber, amountFen, paidAt }) => ({
      渠道: channel,
      流水号: transactionNumber,
      金额: yuan(amountFen),
      时间: exact(paidAt),
    })),
    退款: refunds.map(({ refund, result }) => ({
      退款单号: refund.number,
      金额: yuan(refund.amountFen),
      时间: exact(refund.createdAt),
      结果: result?.outcome === 'done' ? '已退' : '办理中',
    })),
  }
}
