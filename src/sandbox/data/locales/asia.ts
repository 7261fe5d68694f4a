import { parseLocale } from './locale.ts'

/** Han, Kana, Hangul, Devanagari and Thai. */
export const asia = [
  parseLocale({
    country: 'CN',
    domain: 'cn',
    phone: '+86 21 5555 ####',
    share: 1,
    places: '上海@Asia/Shanghai, 北京@Asia/Shanghai, 成都@Asia/Shanghai',
    firstNames:
      '小明=xiaoming, 美玲=meiling, 建国=jianguo, 丽华=lihua, 伟=wei, 婷婷=tingting, 志强=zhiqiang, 雪=xue, 浩然=haoran, 静=jing, 子涵=zihan, 欣怡=xinyi, 军=jun, 芳=fang, 宇轩=yuxuan, 晓燕=xiaoyan',
    lastNames:
      '王=wang, 李=li, 张=zhang, 刘=liu, 陈=chen, 杨=yang, 赵=zhao, 黄=huang, 周=zhou, 吴=wu, 徐=xu, 孙=sun, 马=ma, 朱=zhu, 胡=hu, 郭=guo',
    trades: '贸易=maoyi, 科技=keji, 设计=sheji, 物流=wuliu, 食品=shipin, 律师事务所=lvshi',
  }),
  parseLocale({
    country: 'JP',
    domain: 'co.jp',
    phone: '+81 3-5550-####',
    share: 1,
    places: '東京@Asia/Tokyo, 大阪@Asia/Tokyo, 札幌@Asia/Tokyo',
    firstNames:
      '花子=hanako, 健太=kenta, さくら=sakura, 大輔=daisuke, 陽子=yoko, 翔=sho, 美咲=misaki, 直樹=naoki, あかり=akari, 拓也=takuya, 千尋=chihiro, 誠=makoto, ユカ=yuka, 隆=takashi, 恵=megumi, 亮=ryo',
    lastNames:
      '佐藤=sato, 鈴木=suzuki, 高橋=takahashi, 田中=tanaka, 渡辺=watanabe, 伊藤=ito, 山本=yamamoto, 中村=nakamura, 小林=kobayashi, 加藤=kato, 吉田=yoshida, 山田=yamada, 松本=matsumoto, 井上=inoue, 木村=kimura, 清水=shimizu',
    trades: '商事=shoji, 工業=kogyo, 建設=kensetsu, 出版=shuppan, 電機=denki, デザイン=design',
  }),
  parseLocale({
    country: 'KR',
    domain: 'co.kr',
    phone: '+82 2 555 ####',
    share: 1,
    places: '서울@Asia/Seoul, 부산@Asia/Seoul, 대전@Asia/Seoul',
    firstNames:
      '은지=eunji, 서준=seojun, 하윤=hayun, 민준=minjun, 지우=jiwoo, 도윤=doyun, 수빈=subin, 예준=yejun, 채원=chaewon, 현우=hyunwoo, 유진=yujin, 지훈=jihun, 소연=soyeon, 태양=taeyang, 나래=narae, 성민=sungmin',
    lastNames:
      '김=kim, 이=lee, 박=park, 최=choi, 정=jung, 강=kang, 조=cho, 윤=yoon, 장=jang, 임=lim, 한=han, 오=oh, 서=seo, 신=shin, 권=kwon, 황=hwang',
    trades: '무역=muyeok, 건축=geonchuk, 식품=sikpum, 디자인=design, 물류=mullyu, 전자=jeonja',
  }),
  parseLocale({
    country: 'IN',
    domain: 'in',
    phone: '+91 22 5555 ####',
    share: 1,
    places: 'मुंबई@Asia/Kolkata, दिल्ली@Asia/Kolkata, पुणे@Asia/Kolkata',
    firstNames:
      'आरव=aarav, प्रिया=priya, रोहन=rohan, अनन्या=ananya, विक्रम=vikram, दीपिका=deepika, अर्जुन=arjun, काव्या=kavya, संजय=sanjay, मीरा=meera, निखिल=nikhil, सुनीता=sunita, राहुल=rahul, लक्ष्मी=lakshmi, करण=karan, ईशा=isha',
    lastNames:
      'शर्मा=sharma, पटेल=patel, सिंह=singh, गुप्ता=gupta, जोशी=joshi, देसाई=desai, कुलकर्णी=kulkarni, मेहता=mehta, वर्मा=verma, मिश्रा=mishra, राव=rao, चौहान=chauhan, भट्ट=bhatt, नायर=nair, ठाकुर=thakur, यादव=yadav',
    trades: 'उद्योग=udyog, ट्रेडर्स=traders, निर्माण=nirman, सॉफ्टवेयर=software, मसाले=masale, वस्त्र=vastra',
  }),
  parseLocale({
    country: 'TH',
    domain: 'co.th',
    phone: '+66 2 555 ####',
    share: 1,
    places: 'กรุงเทพฯ@Asia/Bangkok, เชียงใหม่@Asia/Bangkok, ภูเก็ต@Asia/Bangkok',
    firstNames:
      'สมชาย=somchai, มาลี=malee, วิชัย=wichai, ปรียา=preeya, อนันต์=anan, กานดา=kanda, ธนา=thana, ดวงใจ=duangjai, ประเสริฐ=prasert, ศิริ=siri, ณัฐ=nat, รัตนา=rattana, ชัยวัฒน์=chaiwat, บุษบา=busaba, พิชัย=pichai, อรทัย=orathai',
    lastNames:
      'ใจดี=jaidee, สุขสวัสดิ์=suksawat, วงศ์ทอง=wongthong, ศรีสุข=srisuk, บุญมา=boonma, ทองดี=thongdee, แสงจันทร์=saengchan, รุ่งเรือง=rungrueang, พานิช=panich, คำแก้ว=khamkaew, มณีวงศ์=maneewong, จันทรา=chantra, ชัยศรี=chaisri, เพชรดี=petchdee, อินทร์แก้ว=inkaew, สายทอง=saithong',
    trades: 'การค้า=kankha, ก่อสร้าง=kosang, ท่องเที่ยว=tour, อาหาร=ahan, ขนส่ง=khonsong, สิ่งทอ=singtho',
  }),
]
