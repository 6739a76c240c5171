const browsers: [RegExp, string][] = [
  [/MicroMessenger/i, '微信'],
  [/HuaweiBrowser/i, '华为浏览器'],
  [/UCBrowser/i, 'UC 浏览器'],
  [/QQBrowser/i, 'QQ 浏览器'],
  [/360SE|QihooBrowser/i, '360 浏览器'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/i, '鸿蒙手机'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, '安卓手机'],
  [/Windows/, 'Windows 电脑'],
  [/Mac OS X|Macintosh/, 'Mac 电脑'],
  [/Linux/, 'Linux 电脑'],
]

/** What the owner reads of a device in the lists of sessions and security events: Windows 电脑 · Chrome. */
export function deviceName(userAgent: string | null): string {
  const first = (table: [RegExp, string][]) => table.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1]
  return [first(systems) ?? '未知设备', first(browsers)].filter((part) => part !== undefined).join(' · ')
}
