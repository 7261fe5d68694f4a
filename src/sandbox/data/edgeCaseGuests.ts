import { sampleGuest, type SampleGuest } from './makeSampleGuest.ts'

/** Guests whose emails need encoding in a URL, whose names hold markup or formulas, and names in many scripts. */
export const edgeCaseGuests: readonly SampleGuest[] = [
  sampleGuest('Siobhán', 'O’Brien', "o'brien+review@cork-linen.ie", [1002], { company: 'Cork Linen' }),
  sampleGuest('Sale', 'Desk', '50%off@fair-fabrics.com', [1003], { company: '50% Off! Fair Fabrics' }),
  sampleGuest('Percy', 'Cent', 'p%41ul@fair-fabrics.com', [1003], { company: '50% Off! Fair Fabrics' }),
  sampleGuest('Sales', 'EMEA', 'sales/emea@northwind-mills.com', [1001, 1002], {
    company: 'Northwind Mills',
  }),
  sampleGuest('Slash', 'Encoded', 'lab%2Fd+2@northwind-mills.com', null, { company: 'Northwind Mills' }),
  sampleGuest('Dev', 'Hash', 'dev#1@octo-works.com', [1004], { company: 'Octo Works' }),
  sampleGuest('Quinn', 'Query', 'who?me=1@octo-works.com', [1004], { company: 'Octo Works' }),
  sampleGuest('Ada', 'Ampersand', 'a&b=c@pair-and-pear.com', [1005], { company: 'Pair & Pear' }),
  sampleGuest('Upper', 'Case', 'Upper.Case@Example.COM', [1001, 1003], { company: 'EXAMPLE INC.' }),
  sampleGuest('Jörg', 'Bücher', 'jörg@bücher-weiß.de', [1002], { company: 'Bücher & Weiß', country: 'DE' }),
  sampleGuest('小明', '王', '小明@例子.公司', [1005, 1004], {
    company: '例子有限公司',
    country: 'CN',
    city: '上海',
  }),
  sampleGuest('花子', '佐藤', 'hanako@sato-shoji.co.jp', [1004], {
    company: '佐藤商事',
    country: 'JP',
    city: '東京',
  }),
  sampleGuest('서준', '박', 'seojun@park-geonchuk.co.kr', [1005], {
    company: '박건축',
    country: 'KR',
    city: '부산',
  }),
  sampleGuest('سارة', 'الأحمد', 'sara@alahmad.ae', [1001], {
    company: 'شركة الأحمد للتجارة',
    country: 'AE',
    city: 'دبي',
  }),
  sampleGuest('נועה', 'כהן', 'noa@cohen-itzuv.co.il', [1002, 1005], {
    company: 'כהן עיצוב',
    country: 'IL',
    city: 'חיפה',
  }),
  sampleGuest('Анна', 'Иванова', 'почта@пример.рф', [1004], {
    company: 'Пример',
    country: 'BG',
    city: 'София',
  }),
  sampleGuest('Ελένη', 'Παπαδοπούλου', 'eleni@papadopoulou.gr', [1006], {
    company: 'Παπαδοπούλου ΑΕ',
    country: 'GR',
  }),
  sampleGuest('आरव', 'शर्मा', 'aarav@sharma-udyog.in', [1001], {
    company: 'शर्मा उद्योग',
    country: 'IN',
    city: 'पुणे',
  }),
  sampleGuest('สมชาย', 'ใจดี', 'somchai@jaidee.co.th', [1003], {
    company: 'ใจดีการค้า',
    country: 'TH',
    city: 'ภูเก็ต',
  }),
  sampleGuest(null, null, 'no.name@quiet-harbour.com', [1002], { seenHoursAgo: null }),
  sampleGuest('<img src=x onerror=alert(1)>', '"><b>', 'markup@angle-brackets.com', [1001], {
    company: '</script><script>alert(2)</script>',
    details: { company_url: 'javascript:alert(3)', contact_url: 'http://angle-brackets.com' },
  }),
  sampleGuest('=HYPERLINK("https://evil.invalid")', '+1', 'formula@spread-sheets.com', [1001], {
    company: '@SUM(1+1)*cmd|A0',
    phone: '-2+3',
  }),
  sampleGuest(
    'Wolfeschlegelsteinhausenbergerdorff',
    'Featherstonehaugh-Cholmondeley-Marjoribanks',
    'w@long-names.com',
    [1001, 1002],
    {
      company:
        'The Worshipful Company of Makers of Exceedingly Long and Unbroken Company Names (Holdings) Limited',
    },
  ),
  sampleGuest('🦊 Fox', 'Ünïcødé', 'fox@den-and-burrow.com', [1005], { company: '🌲 Den & Burrow 🌲' }),
  sampleGuest('Old', 'Clock', 'old.clock@tick-tock.com', [1003], {
    company: 'Tick Tock',
    details: { last_accessed_at: '2025-01-15 10:30:00', external_date_creation: '2024-06-01T08:00:00+00:00' },
  }),
]
