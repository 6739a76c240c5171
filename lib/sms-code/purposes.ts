/** What an SMS code is for, as its SMS says: a code for one is good for no other. */
export const codePurposes: Readonly<Record<string, string>> = {
  register: '注册',
  'recover-username': '找回用户名',
  'recover-password': '找回密码',
  'change-mobile': '更换手机号',
  commitment: '签署告知承诺书',
  'change-person': '修改用户信息',
}
