/** Chinese as it is written in Taiwan and Hong Kong, in the characters in which the words of data/locales/zh.json stand. */

const traditional =
  '萬億請們筆條對話資離開灣預幣內單約個過點練訓調讓還這樣為會後時間現張顆臺數據錢貴價買賣雲機體顯記憶嗎麼幾應該說誰從將與並關於無雙邊頭實際結線網絡檔圖書報導師學習題語詞隊專業務場區國東長車運轉輪選擇參層級檢測試驗證誤電費總額減漲號週禮難夠舊換寫讀輸變寬標準確認識別種類術歷較嚴壓縮權給經濟處執設備計劃產絕節優慮歲續審簡醫療聯係門幫嘗滿進復傳錄適聽見負責趕遠遲達動啟創裡裏麵貨貼規則問頁館歐團頻頓須領顧願風飛飯飲養餘馬髮魚鳥麥黃齊龍償儲兒兩凍劇勞勝協卻厭員園圓塊壞奪媽寶尋屆島帳帶庫廠廣強彈徑愛態慣憂憑懷戰戲擋擴擔擬攝斷晝曆極構歡殘氣決沒況淚淺溫滅滾潔潛煩熱營獨獲環畫異當發盡監盤碼礎穩窮競簽籌糧紀紅納純紙紛細終組絲維緊緩編績織罰義聲職腦膚臉臨興舉艙藝藥補裝製複視親覺觀觸訂訊許訴診詢詳講議護豐財販貧貿賬贈趨跡踐軟載輔輕輛辦農違遷郵釋針釘鈴銀鍵鎖鏡鐘閉閒閱陸陽險隱雖雜靈靜順稅縣廳訪評論謝'
const simplified =
  '万亿请们笔条对话资离开湾预币内单约个过点练训调让还这样为会后时间现张颗台数据钱贵价买卖云机体显记忆吗么几应该说谁从将与并关于无双边头实际结线网络档图书报导师学习题语词队专业务场区国东长车运转轮选择参层级检测试验证误电费总额减涨号周礼难够旧换写读输变宽标准确认识别种类术历较严压缩权给经济处执设备计划产绝节优虑岁续审简医疗联系门帮尝满进复传录适听见负责赶远迟达动启创里里面货贴规则问页馆欧团频顿须领顾愿风飞饭饮养余马发鱼鸟麦黄齐龙偿储儿两冻剧劳胜协却厌员园圆块坏夺妈宝寻届岛账带库厂广强弹径爱态惯忧凭怀战戏挡扩担拟摄断昼历极构欢残气决没况泪浅温灭滚洁潜烦热营独获环画异当发尽监盘码础稳穷竞签筹粮纪红纳纯纸纷细终组丝维紧缓编绩织罚义声职脑肤脸临兴举舱艺药补装制复视亲觉观触订讯许诉诊询详讲议护丰财贩贫贸账赠趋迹践软载辅轻辆办农违迁邮释针钉铃银键锁镜钟闭闲阅陆阳险隐虽杂灵静顺税县厅访评论谢'
const simplifiedSigns = Array.from(simplified)
const simplifiedOf = new Map(Array.from(traditional, (sign, at) => [sign, simplifiedSigns[at] ?? sign]))

/** Kana or Hangul: the signs are those of another language. */
const ofOthers = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** As long as the text itself, which stays as it is where it is not Chinese. */
export const inSimplified = (text: string): string =>
  ofOthers.test(text) || !/\p{Script=Han}/u.test(text)
    ? text
    : Array.from(text, (sign) => simplifiedOf.get(sign) ?? sign).join('')
