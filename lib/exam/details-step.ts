import { z } from 'zod'
import type { Answers, Field, Option, Problems, Section, Step } from '@/lib/workflow/form'
import { choose, same } from './fields'

const text = (label: string, what: string, max = 60): Field => ({
  label,
  schema: z.string().trim().min(1, `请填写${what}`).max(max, `请控制在 ${max} 个字以内`),
  as: 'text',
})
const optionalText = (label: string, max = 60): Field => ({
  label,
  schema: z.string().trim().max(max, `请控制在 ${max} 个字以内`),
  as: 'text',
})
const optionalChoose = (label: string, options: readonly Option[]): Field => ({
  label,
  schema: z.string(),
  as: 'select',
  options,
})
const monthPattern = /^(19[4-9]\d|20\d\d)-(0[1-9]|1[0-2])$/
const count = (label: string, what: string, max: number): Field => ({
  label,
  schema: z
    .string()
    .normalize('NFKC')
    .trim()
    .regex(/^\d+$/, `请用数字填写${what}，例如 12`)
    .refine((value) => Number(value) <= max, `请核对：不应超过 ${max}`),
  as: 'number',
})

/** 报名信息 (E-04). */
export function detailsStep(month: string): Step {
  return {
    title: '填写报名信息',
    lead: '标有 * 的必须填写，其他项目结合实际选填。填写的内容会自动保存。',
    sections: sections(month),
    check: checkDetails,
  }
}

function sections(month: string): Section[] {
  const gained = z
    .string()
    .trim()
    .regex(monthPattern, '请按“年-月”填写，例如 2006-07')
    .refine((value) => value <= month, '不能晚于本月，请核对')
  return [
    {
      title: '本人信息',
      fields: {
        photo: { label: '上传照片', schema: z.string().min(1, '请上传照片'), as: 'photo' },
        name: { label: '姓名', schema: z.string(), as: 'account' },
        sex: { label: '性别', schema: z.string(), as: 'account' },
        idNumber: { label: '证件号码', schema: z.string(), as: 'account', secret: true },
        mobile: { label: '手机号码', schema: z.string(), as: 'account', secret: true },
        ethnicity: { ...optionalText('民族', 20), hint: '例如 汉族' },
        politicalStatus: optionalChoose('政治面貌', same('中共党员', '中共预备党员', '共青团员', '民主党派', '群众')),
      },
    },
    {
      title: '户籍与社保',
      fields: {
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
      },
    },
    {
      title: '学历',
      fields: {
        education: choose('最高学历', same('博士研究生', '硕士研究生', '本科', '大专', '中专', '高中及以下')),
        degree: optionalChoose('学位', same('博士', '硕士', '学士', '无')),
        school: { ...text('毕业学校', '毕业学校'), hint: '按毕业证书上的全称填写' },
        major: { ...text('所学专业', '所学专业'), hint: '按毕业证书上的专业填写；国（境）外学历按学位认证书填写' },
        graduatedAt: { label: '毕业时间', schema: gained, as: 'month', hint: '年-月，例如 2006-07' },
        studyMode: choose('学习形式', same('全日制', '业余', '函授', '自学考试', '网络教育', '其他')),
      },
    },
    {
      title: '工作',
      fields: {
        employer: { ...text('工作单位', '工作单位'), hint: '在校学生填写学校名称', autoComplete: 'organization' },
        employerKind: optionalChoose('单位性质', [
          ...same('企业', '事业单位', '社会组织', '个体工商户'),
          { value: 'civil-servant', label: '机关（公务员）' },
          ...same('学校（在校学生）', '其他'),
        ]),
        currentField: text('现从事专业', '现从事专业'),
        yearsOfWork: { ...count('从事本专业年限', '年限', 60), hint: '满几年填几，例如 5' },
        currentTitle: { ...optionalText('现有职称'), hint: '没有可不填' },
        titleGainedAt: {
          label: '取得时间',
          schema: z
            .string()
            .trim()
            .refine(
              (value) => value === '' || (monthPattern.test(value) && value <= month),
              '请按“年-月”填写，例如 2016-12，不能晚于本月',
            ),
          as: 'month',
          hint: '现有职称的取得时间，年-月',
        },
      },
    },
    {
      title: '联系方式',
      fields: {
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
      },
    },
  ]
}

function checkDetails(answers: Answers): Problems {
  const problems: Problems = {}
  if (answers.currentTitle?.trim() && !answers.titleGainedAt?.trim()) problems.titleGainedAt = '填写了现有职称的，请填写取得时间'
  if (answers.emergencyName?.trim() && !answers.emergencyMobile?.trim()) problems.emergencyMobile = '请填写紧急联系人的手机号码'
  return problems
}
