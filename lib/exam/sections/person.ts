import { z } from 'zod'
import type { Answers, Problems } from '@/lib/workflow/form'
import { choose, count, optionalChoose, optionalText, same, text } from '../fields'
import type { DeclaredSection } from './library'

/** 本人信息: the photo and what comes from the account. */
export const personal: DeclaredSection = {
  title: '本人信息',
  fields: () => ({
    photo: { label: '上传照片', schema: z.string().min(1, '请上传照片'), as: 'photo' },
    name: { label: '姓名', schema: z.string(), as: 'account' },
    sex: { label: '性别', schema: z.string(), as: 'account' },
    idNumber: { label: '证件号码', schema: z.string(), as: 'account', secret: true },
    mobile: { label: '手机号码', schema: z.string(), as: 'account', secret: true },
    ethnicity: { ...optionalText('民族', 20), hint: '例如 汉族' },
    politicalStatus: optionalChoose('政治面貌', politicalStatuses),
  }),
}

export const politicalStatuses = same('中共党员', '中共预备党员', '共青团员', '民主党派', '群众')

/** 户籍与社保: for exams which ask how long one has worked in Shenzhen. */
export const insurance: DeclaredSection = {
  title: '户籍与社保',
  fields: () => ({
    household: choose(
      '户籍所在地',
      [
        { value: 'shenzhen', label: '深圳' },
        { value: 'elsewhere', label: '深圳以外' },
      ],
      'radio',
    ),
    socialInsurance: choose(
      '是否在深缴纳社保',
      [
        { value: 'yes', label: '是' },
        { value: 'no', label: '否' },
      ],
      'radio',
    ),
    socialInsuranceMonths: { ...count('在深缴纳社保月数', '月数', 720), when: { field: 'socialInsurance', is: ['yes'] } },
  }),
}

/** 户籍: for exams that recruit from everywhere. */
export const residence: DeclaredSection = {
  title: '户籍',
  fields: () => ({
    householdPlace: { ...text('户籍所在地', '户籍所在地'), hint: '填到区、县，例如 广东省深圳市福田区' },
    studentOrigin: { ...optionalText('生源地'), hint: '应届毕业生填写入学前的户籍所在地，例如 湖南省长沙市' },
  }),
}

/** 家庭成员: spouse, parents, children and others that one wishes to name. */
export const familyRelations = same('配偶', '父亲', '母亲', '子女', '兄弟姐妹', '其他')

/** 联系方式. */
export const contact: DeclaredSection = {
  title: '联系方式',
  fields: () => ({
    address: { ...text('通讯地址', '通讯地址', 120), autoComplete: 'street-address' },
    postcode: {
      label: '邮政编码',
      schema: z
        .string()
        .trim()
        .regex(/^(\d{6})?$/, '邮政编码是 6 位数字'),
      as: 'text',
      autoComplete: 'postal-code',
    },
    email: {
      label: '电子邮箱',
      schema: z.string().trim().pipe(z.email('请填写完整的电子邮箱，例如 name@example.com')),
      as: 'email',
      autoComplete: 'email',
    },
    emergencyName: optionalText('紧急联系人', 40),
    emergencyMobile: {
      label: '紧急联系人手机',
      schema: z
        .string()
        .trim()
        .regex(/^(1[3-9]\d{9})?$/, '手机号码是 1 开头的 11 位数字'),
      as: 'tel',
      secret: true,
    },
  }),
  check: ({ emergencyName, emergencyMobile }: Answers): Problems =>
    emergencyName?.trim() && !emergencyMobile?.trim() ? { emergencyMobile: '请填写紧急联系人的手机号码' } : {},
}
