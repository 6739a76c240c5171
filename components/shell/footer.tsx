export function Footer({ sandbox }: { sandbox: boolean }) {
  return (
    <footer className="mt-auto border-line border-t py-6 text-ink-3 text-sm print:hidden">
      <div className="mx-auto flex max-w-[64rem] flex-wrap items-center justify-between gap-x-8 gap-y-1 px-4">
        <p className="flex flex-wrap gap-x-6">
          <span>
            咨询电话{' '}
            <a className={look} href="tel:0755-88100099">
              0755-88100099
            </a>
          </span>
          <span>
            电子邮箱{' '}
            <a className={look} href="mailto:ksykwb@hrss.sz.gov.cn">
              ksykwb@hrss.sz.gov.cn
            </a>
          </span>
        </p>
        <p className="flex flex-wrap gap-x-6">
          <a className={look} href="/publicity">
            公示
          </a>
          <a className={look} href="/verify">
            验证真伪
          </a>
          <a className={look} href="/verify/sms">
            短信真伪查询
          </a>
          <a className={look} href="/login/staff">
            工作人员登录
          </a>
        </p>
      </div>
      {sandbox && (
        <div className="mx-auto mt-3 max-w-[64rem] px-4">
          <p className="border-line border-t border-dashed pt-3">
            这是演示：银行、短信、缴费等外部服务都是模拟的，不会真的发送或扣款。
            <a className={look} href="/sandbox">
              打开模拟服务
            </a>
          </p>
        </div>
      )}
    </footer>
  )
}

const look = 'link inline-block py-1'
