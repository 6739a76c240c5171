import { expect, test } from 'vitest'
import { maskManagementNumber } from '@/lib/text/management-number'
import { managementNumber } from './management-number'
import { heldBack, type PublicPeriod, type Standing } from './rules'

const over: PublicPeriod = {
  asked: true,
  startsAt: new Date('2020-10-22T00:00+08:00'),
  endsAt: new Date('2020-11-01T00:00+08:00'),
}
const ready: Standing = {
  ...{ state: 'finished', stateLabel: '考试已结束', checks: [], concerns: [], hasPhoto: true },
  ...{ isCheckDue: false, isInDoubt: false, listing: null },
}
const at = new Date('2020-11-01T00:00+08:00')

test.each<[string, Partial<Standing>, PublicPeriod, string | null]>([
  ['nothing in the way', {}, over, null],
  ['checks that are over', { checks: ['passed', 'released'] }, over, null],
  ['one check of two still open', { checks: ['released', 'unreviewed'] }, over, '核查还没有完成'],
  ['a state of a check that nobody named here', { checks: ['appealed'] }, over, '核查还没有完成'],
  ['not eligible', { checks: ['ineligible'] }, over, '核查结论是不符合报考条件'],
  ['a check not opened yet', { isCheckDue: true }, over, '核查还没有开始'],
  ['voided by one officer only', { isInDoubt: true }, over, '无效处理等待复核'],
  ['listed with the others', { listing: { until: over.endsAt } }, over, null],
  ['passed since', { listing: { until: null } }, over, '没有在公示名单里，请考务人员补充公示'],
  ['listed later', { listing: { until: new Date('2020-12-01T00:00+08:00') } }, over, '公示到 12月1日 00:00 结束'],
  ['a report that is looked into', { concerns: ['dismissed', 'reported'] }, over, '有举报正在核查'],
  ['a report that was right', { concerns: ['upheld'] }, over, '举报属实，请考务人员处理这项报名'],
  ['reports that were wrong', { concerns: ['dismissed'] }, over, null],
  ['voided', { state: 'voided', stateLabel: '报名无效' }, over, '报名的状态是“报名无效”'],
  ['no photo', { hasPhoto: false }, over, '报名没有照片，请联系系统管理员'],
  ['公示 not started', {}, { asked: true, startsAt: null, endsAt: null }, '还没有公示'],
  ['公示 withdrawn', {}, { asked: true, startsAt: null, endsAt: null, isWithdrawn: true }, '公示已撤回，还没有重新公示'],
  ['an exam without 公示', {}, { asked: false, startsAt: null, endsAt: null }, null],
])('E-36 E-38 %s', (_, changes, period, reason) => {
  expect(heldBack(period, { ...ready, ...changes }, at)).toBe(reason)
})

test('E-36 公示 holds back to the second of its end', () => {
  expect(heldBack(over, ready, new Date(at.getTime() - 1))).toBe('公示到 11月1日 00:00 结束')
  expect(heldBack(over, ready, at)).toBeNull()
})

test('E-38 a 管理号 has 21 digits or is none; shown to strangers by its ends alone', () => {
  expect(managementNumber({ year: 2020, examCode: 7, serial: 42 })).toBe('202000744030000000042')
  expect(maskManagementNumber('202000744030000000042')).toBe('2020*************0042')
  for (const odd of [{ serial: 100_000_000 }, { examCode: 1000 }, { year: 20201 }, { serial: -1 }, { serial: Number.NaN }])
    expect(() => managementNumber({ year: 2020, examCode: 7, serial: 42, ...odd })).toThrow()
})
