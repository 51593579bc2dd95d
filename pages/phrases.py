"""Where a Chinese heading may break: between the words it is made of, never inside one. No Django here."""

from __future__ import annotations

import re

# Words headings of this field are made of; longer ones first. What is not listed stays with its neighbour.
_WORDS = (
    "联席会议 人民法院 人民检察院 中级人民法院 高级人民法院 知识产权 发明专利 实用新型专利 "
    "外观设计专利 植物新品种 计算机软件 集成电路 国际注册 国际专利 典型案例 典型案件 白皮书 委员会 "
    "管理局 办公室 纲要 规划 条例 意见 方案 上海市 上海 国家 中国 北京 深圳市 浦东新区 有限公司 "
    "网络技术 文化传播 影视 高价值 每万人口 拥有量 授权量 申请量 登记量 注册量 登记项目数 登记金额 "
    "质押融资 专利商标 地理标志 著作权 侵权纠纷案 行为保全案 刑事案 强市建设 强国建设 示范城区 保护 "
    "运用 服务 经济社会 发展大局 有声读物 赛事节目"
)
_BREAK = re.compile(rf"(^\d+年度?|{'|'.join(sorted(_WORDS.split(), key=len, reverse=True))})")


def phrases(text: str) -> list[str]:
    """Return the text in pieces between which a line may break; a lone character is no piece."""
    pieces: list[str] = []
    for piece in filter(None, _BREAK.split(text)):
        if pieces and (len(piece) == 1 or piece[0] in "，、。；：！？）》”）" or pieces[-1][-1] in "《“（"):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces
