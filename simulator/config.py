"""What the simulator is told when it is started: secrets, addresses, and the people to chat as.

Knows no platform state. The people are made up; their telephone numbers and places are nobody's.
"""

from dataclasses import dataclass

from simulator import ids


@dataclass(frozen=True)
class Persona:
    """Somebody to chat as. `about`: one line for the switcher, by language."""

    key: str
    name: str
    language: str  # "th" or "en"
    about_th: str
    about_en: str
    colour: str  # of the round picture

    @property
    def line_id(self) -> str:
        """Their id on LINE: always the same."""
        return ids.line_id("U", "samak " + self.key)

    @property
    def psid(self) -> str:
        """Their id on the page: always the same."""
        return ids.psid("samak " + self.key)


PERSONAS = (
    Persona("boonmee", "บุญมี ทองดี", "th", "ผู้ใหญ่บ้าน ขอนแก่น", "Village head in Khon Kaen", "#3f7d5a"),
    Persona("somsri", "สมศรี ใจงาม", "th", "ประธานกลุ่มทอผ้า ลำพูน", "Leads a weavers' group in Lamphun", "#c2557a"),
    Persona("aminah", "อามีนะห์ สาและ", "th", "กลุ่มแม่บ้านประมง ปัตตานี", "Fishers' wives' group in Pattani", "#6a5aa8"),
    Persona("anna", "Anna Miller", "en", "ครูอาสา เชียงราย", "Volunteer teacher in Chiang Rai", "#b3702b"),
)


@dataclass(frozen=True)
class SimulatorConfig:
    """Where the bot is and what it shares with the platforms. Addresses without a slash at the end."""

    line_secret: str
    line_token: str
    messenger_app_secret: str
    messenger_page_token: str
    messenger_page_id: str
    messenger_verify_token: str
    webhook_base: str  # as in http://127.0.0.1:8000
    console_url: str = "/console/"
    hotline_url: str = "/hotline/"
    personas: tuple[Persona, ...] = PERSONAS
    bot_name: str = "น้องสมัคร"
    group_name: str = "กลุ่มแม่บ้านบ้านดอยงาม"
    font_css: str = ""  # a stylesheet of ours with a Thai font; without one the system's fonts serve
